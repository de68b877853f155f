package org.flaghoist.codes;

import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a word is to mean.
 *
 * @param partner whose table it is
 * @param table its name
 * @param word the sender's; to be written, the hub's
 * @param meaning the hub's word; to be written, the recipient's
 */
public record WordMeaning(String partner, WordUse use, String table, String word, String meaning) {

    public WordMeaning {
        // Asked for as JSON, which may lack any.
        Stream.of(partner, use, table, word, meaning).forEach(Objects::requireNonNull);
    }

    /** The same of another partner. */
    WordMeaning ofPartner(String other) {
        return new WordMeaning(other, use, table, word, meaning);
    }

    /** Whether messages wait for it. */
    boolean isFor(RefusedWord refused) {
        return refused.partner().equals(partner)
                && refused.use() == use
                && refused.table().equals(table)
                && word.equals(refused.word());
    }

    /** The same word with no meaning. */
    WordMeaning key() {
        return new WordMeaning(partner, use, table, word, "");
    }
}
