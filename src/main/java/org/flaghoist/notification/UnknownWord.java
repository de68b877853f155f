package org.flaghoist.notification;

import java.io.Serializable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A word that a code table does not have.
 *
 * @param table its name
 * @param word the sender's; outbound, the hub's. Null where it may be a person's, or can be no word of a table
 */
public record UnknownWord(String table, @Nullable String word) implements Serializable {

    private static final long serialVersionUID = 1;

    public static final int LONGEST = 60;

    /** One line that is no comment, no fault code, and has no more in it than one cell. */
    private static final Pattern OF_A_TABLE = Pattern.compile("(?![#!*])[^;\\p{Cc}\\p{Cs}\\p{Cf}]{1," + LONGEST + "}");

    public UnknownWord {
        word = word != null && OF_A_TABLE.matcher(word).matches() ? word : null;
    }

    /** The same without the word. */
    public UnknownWord discreet() {
        return new UnknownWord(table, null);
    }
}
