package org.flaghoist.mapping;

import com.ibm.icu.text.Transliterator;
import java.util.Map;
import java.util.regex.Pattern;
import org.flaghoist.format.text.Script;
import org.jspecify.annotations.Nullable;

/**
 * Latin forms by the Bulgarian Act, by ICU for Arabic, and by the table of place names (mappings/README.md, section 3,
 * Names). Thread-safe.
 */
final class DerivedLatin implements LatinForms {

    private static final String CYRILLIC = "Cyrl";
    private static final String ARABIC = "Arab";

    /** ICU leaves them where ASCII has nothing for an Arabic letter, as for ʿayn. */
    private static final Pattern MODIFIER_LETTERS = Pattern.compile("[\u02B0-\u02FF]");

    /** A longer one is refused for its length, and ICU's time rises by the square. */
    private static final int LONGEST = 1000;

    private final Map<String, String> placeNames;
    private final BulgarianAct bulgarian = new BulgarianAct();
    private final Transliterator arabic = Transliterator.getInstance("Arabic-Latin; Latin-ASCII");

    /** @param placeNames Latin by original name; the Arabic ones without tatweel */
    DerivedLatin(Map<String, String> placeNames) {
        this.placeNames = Map.copyOf(placeNames);
    }

    @Override
    public String ofPerson(String whole, String script) {
        String name = beginning(whole);
        return switch (script) {
            case CYRILLIC -> bulgarian.latin(name);
            case ARABIC -> arabic(name);
            default -> throw new IllegalArgumentException("no Latin form is derived from script " + script);
        };
    }

    @Override
    public @Nullable String ofPlace(String whole) {
        String name = beginning(whole);
        boolean hasCyrillic = Script.has(name, CYRILLIC);
        boolean hasArabic = Script.has(name, ARABIC);
        if (!hasCyrillic && !hasArabic) {
            return null;
        }
        String known = placeNames.get(hasArabic ? withoutTatweel(name) : name);
        if (known != null) {
            return known;
        }
        String latin = hasCyrillic ? bulgarian.latin(name) : name;
        String derived = hasArabic ? arabic(latin) : latin;
        return derived.isEmpty() ? null : derived;
    }

    private static String beginning(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST / 2));
    }

    private static String withoutTatweel(String name) {
        return name.replace(BulgarianAct.TATWEEL, "");
    }

    private String arabic(String name) {
        String latin = arabic.transliterate(withoutTatweel(name));
        return titleCase(MODIFIER_LETTERS.matcher(latin).replaceAll(""));
    }

    /** A capital after the start, a space or a hyphen, all else small (mappings/ly/README.md, section 5). */
    private static String titleCase(String latin) {
        StringBuilder title = new StringBuilder(latin.length());
        int before = ' ';
        for (int at = 0; at < latin.length(); at += Character.charCount(before)) {
            int letter = latin.codePointAt(at);
            boolean first = before == ' ' || before == '-';
            title.appendCodePoint(first ? Character.toUpperCase(letter) : Character.toLowerCase(letter));
            before = letter;
        }
        return title.toString();
    }
}
