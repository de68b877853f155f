package org.flaghoist.effect;

import org.jspecify.annotations.Nullable;

/**
 * Where a message differs from what it must be.
 *
 * @param field what differs, without any value: a path, a column, or only that lines do
 * @param place the same, with the record or line of a text
 * @param words what was expected, and what was got
 * @param line of what was expected; 0 where the path has to be looked for
 * @param change what was expected, and what was got, as values alone; null where it is no value that differs
 */
public record FormDifference(
        String field,
        String place,
        String words,
        int line,
        @Nullable String change) {

    FormDifference(String field, String place, String words, int line) {
        this(field, place, words, line, null);
    }

    static FormDifference at(String path, String words) {
        return new FormDifference(path, path, words, 0);
    }

    FormDifference between(String expected, String got) {
        return new FormDifference(
                field, place, words, line, ShownText.visible(expected) + " -> " + ShownText.visible(got));
    }

    /** As it is shown. */
    public String text() {
        return place + ": " + words;
    }
}
