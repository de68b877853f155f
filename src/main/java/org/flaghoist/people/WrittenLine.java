package org.flaghoist.people;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line that somebody writes, of which others see all. */
final class WrittenLine {

    static final int LONGEST = 1000;

    private static final Pattern UNSEEN = Pattern.compile(UnseenCharacters.ONE);
    // Fillers of Hangul and the blank of Braille are letters and a symbol by their category only.
    private static final Pattern SEEN =
            Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}&&[^\\x{115F}\\x{1160}\\x{3164}\\x{FFA0}\\x{2800}]]");

    private WrittenLine() {}

    /**
     * The line without what is blank around it.
     *
     * @param wanted what to say where it is none, too long, or more than a line
     * @throws OperationRejected with that, or with the character that people do not see
     */
    static String of(String words, String wanted) {
        String line = words.strip();
        // A character above U+FFFF counts as two.
        boolean isLine = line.length() <= LONGEST && line.chars().noneMatch(Character::isISOControl);
        Matcher unseen = UNSEEN.matcher(line);
        if (isLine && unseen.find()) {
            throw new OperationRejected("what you wrote has the character U+%04X, which people do not see; leave it out"
                    .formatted(line.codePointAt(unseen.start())));
        }
        if (!isLine || !SEEN.matcher(line).find()) {
            throw new OperationRejected(wanted);
        }
        return line;
    }
}
