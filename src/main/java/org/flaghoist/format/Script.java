package org.flaghoist.format;

import java.lang.Character.UnicodeScript;

/** Which script the letters of a text are of; what is common to all scripts does not count. */
public final class Script {

    private Script() {}

    /** True where each letter and mark is of {@code script}, of none in particular, or inherits it. */
    public static boolean isOnly(String text, UnicodeScript script) {
        return text.codePoints().allMatch(character -> !isLetterOf(character, script));
    }

    private static boolean isLetterOf(int character, UnicodeScript allowed) {
        UnicodeScript script = UnicodeScript.of(character);
        return script != allowed
                && script != UnicodeScript.COMMON
                && script != UnicodeScript.INHERITED
                && Character.isLetter(character);
    }
}
