package org.flaghoist.index;

import java.util.Locale;
import java.util.Set;

/** What somebody knows of a notification. */
public enum SearchField {
    SERIAL(true),
    HULL(true),
    DOCUMENT(true),
    PLACE(false),
    WORDS(false);

    private final boolean isNumber;

    SearchField(boolean isNumber) {
        this.isNumber = isNumber;
    }

    /** As queries and events have it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The forms in which a text is compared: a number whole, of a text its words. */
    Set<String> forms(String text) {
        return isNumber ? Folding.number(text) : Folding.words(text);
    }
}
