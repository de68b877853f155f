package org.flaghoist.mapping;

import org.jspecify.annotations.Nullable;

/** What a text's language means for rewriting it. */
enum Language {
    GERMAN,
    BULGARIAN,
    OTHER;

    /** @param language BCP 47, or null where it is not known */
    static Language of(@Nullable String language) {
        if (language == null) {
            return OTHER;
        }
        return switch (language) {
            case "de" -> GERMAN;
            case "bg" -> BULGARIAN;
            default -> OTHER;
        };
    }
}
