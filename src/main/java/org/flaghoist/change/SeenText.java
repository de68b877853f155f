package org.flaghoist.change;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.UnseenCharacters;

/**
 * What a text must be so that people see of it what a hub reads: without characters that a terminal hides or obeys, or
 * that some readers take for the end of a line and others do not.
 */
final class SeenText {

    /** The mark at the beginning is how some write that it is UTF-8. */
    private static final Pattern UNSEEN = Pattern.compile("(?!\\r\\n|[\\t\\n]|\\A\\x{FEFF})" + UnseenCharacters.ONE);

    private SeenText() {}

    /** @throws OperationRejected where it has such characters, with the line of the first */
    static void check(String path, String text) {
        Matcher found = UNSEEN.matcher(text);
        if (found.find()) {
            long line = 1
                    + text.substring(0, found.start())
                            .chars()
                            .filter(each -> each == '\n')
                            .count();
            throw new OperationRejected(
                    "%s:%d: has the character U+%04X, which people do not see, or which is the end of a"
                                    .formatted(path, line, text.codePointAt(found.start()))
                            + " line for some readers alone; take it out");
        }
    }
}
