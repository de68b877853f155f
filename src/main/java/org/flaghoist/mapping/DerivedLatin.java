package org.flaghoist.mapping;

import com.ibm.icu.text.Transliterator;
import java.util.Map;
import org.flaghoist.format.Script;
import org.jspecify.annotations.Nullable;

/** Latin forms by the Bulgarian Act, by ICU for Arabic, and by the table of place names (mappings/README.md, section 3). */
final class DerivedLatin implements LatinForms {

    private static final String TATWEEL = "\u0640";

    private final Map<String, String> placeNames;
    private final BulgarianAct bulgarian = new BulgarianAct();
    private final Transliterator arabic = Transliterator.getInstance("Arabic-Latin; Latin-ASCII");

    /** @param placeNames Latin by original name */
    DerivedLatin(Map<String, String> placeNames) {
        this.placeNames = Map.copyOf(placeNames);
    }

    @Override
    public String ofPerson(String name, String script) {
        String letters = name.replace(TATWEEL, "");
        return (script.equals("Cyrl") ? bulgarian.latin(letters) : arabic(letters)).strip();
    }

    @Override
    public @Nullable String ofPlace(String name) {
        boolean cyrillic = Script.has(name, "Cyrl");
        boolean arab = Script.has(name, "Arab");
        if (!cyrillic && !arab) {
            return null;
        }
        String letters = name.replace(TATWEEL, "");
        String known = placeNames.get(arab ? letters : name);
        if (known != null) {
            return known;
        }
        String latin = cyrillic ? bulgarian.latin(letters) : letters;
        String derived = (arab ? arabic(latin) : latin).strip();
        return derived.isEmpty() ? null : derived;
    }

    private String arabic(String text) {
        String latin = arabic.transliterate(text);
        StringBuilder title = new StringBuilder(latin.length());
        boolean capital = true;
        for (int i = 0; i < latin.length(); i++) {
            char letter = latin.charAt(i);
            if (letter >= 0x02B0 && letter <= 0x02FF) {
                continue;
            }
            title.append(capital ? Character.toUpperCase(letter) : Character.toLowerCase(letter));
            capital = letter == ' ' || letter == '-';
        }
        return title.toString();
    }
}
