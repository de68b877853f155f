package org.flaghoist.format;

import java.util.Locale;
import java.util.Set;

/** The languages of ISO 639, in two letters or three. */
public final class Languages {

    private static final Set<String> TWO_LETTERS = Set.of(Locale.getISOLanguages());

    private Languages() {}

    public static boolean has(String language) {
        return TWO_LETTERS.contains(language) || (language.matches("[a-z]{3}") && isNamed(language));
    }

    // Java lists those of two letters only, and names one that it does not know by its code.
    private static boolean isNamed(String language) {
        return !Locale.forLanguageTag(language)
                .getDisplayLanguage(Locale.ENGLISH)
                .equals(language);
    }
}
