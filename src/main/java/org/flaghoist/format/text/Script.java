package org.flaghoist.format.text;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which script the letters of a text are of; what is common to all scripts does not count. */
public final class Script {

    private static final Map<String, UnicodeScript> KNOWN =
            Map.of("Latn", UnicodeScript.LATIN, "Cyrl", UnicodeScript.CYRILLIC, "Arab", UnicodeScript.ARABIC);

    private Script() {}

    /**
     * True where each letter is of the script, of none in particular, or inherits it.
     *
     * @param script ISO 15924: {@code Latn}, {@code Cyrl} or {@code Arab}
     */
    public static boolean isOnly(String text, String script) {
        UnicodeScript allowed = Objects.requireNonNull(KNOWN.get(script));
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (isLetterOfOther(text.codePointAt(at), allowed)) {
                return false;
            }
        }
        return true;
    }

    /** True where a letter of the script is there. */
    public static boolean has(String text, String script) {
        UnicodeScript sought = Objects.requireNonNull(KNOWN.get(script));
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int character = text.codePointAt(at);
            if (Character.isLetter(character) && UnicodeScript.of(character) == sought) {
                return true;
            }
        }
        return false;
    }

    /** The one script of the letters, {@code Latn} where there are none, null where they are of two or of another. */
    public static @Nullable String of(String text) {
        for (String script : new String[] {"Latn", "Cyrl", "Arab"}) {
            if (isOnly(text, script)) {
                return script;
            }
        }
        return null;
    }

    /** The scripts of the letters, as people call them, in the order in which they come: {@code Latin and Greek}. */
    public static String names(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .filter(script -> script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED)
                .distinct()
                .limit(3)
                .map(Script::name)
                .collect(Collectors.joining(" and "));
    }

    /** @param script ISO 15924: {@code Latn}, {@code Cyrl} or {@code Arab} */
    public static String name(String script) {
        return name(Objects.requireNonNull(KNOWN.get(script)));
    }

    private static String name(UnicodeScript script) {
        String words = script.name().replace('_', ' ');
        return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
    }

    private static boolean isLetterOfOther(int character, UnicodeScript allowed) {
        UnicodeScript script = UnicodeScript.of(character);
        return script != allowed
                && script != UnicodeScript.COMMON
                && script != UnicodeScript.INHERITED
                && Character.isLetter(character);
    }
}
