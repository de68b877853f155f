package org.flaghoist.codes;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A word for which messages wait as dead letters.
 *
 * @param partner whose table it is
 * @param table its name, that of the file without its extension
 * @param word the sender's, or the hub's; null of all that are not kept, as they may be of persons
 * @param waiting how many messages
 * @param oldest when the first of them was rejected
 * @param examples the senders' references of a few
 */
public record RefusedWord(
        String partner,
        WordUse use,
        String table,
        @Nullable String word,
        long waiting,
        Instant oldest,
        List<String> examples) {}
