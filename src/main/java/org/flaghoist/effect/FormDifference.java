package org.flaghoist.effect;

/**
 * Where a message differs from what it must be.
 *
 * @param field what differs, without any value: a path, a column, or only that lines do
 * @param place the same, with the record or line of a text
 * @param words what was expected, and what was got
 * @param line of what was expected; 0 where the path has to be looked for
 */
public record FormDifference(String field, String place, String words, int line) {

    static FormDifference at(String path, String words) {
        return new FormDifference(path, path, words, 0);
    }

    /** As it is shown. */
    public String text() {
        return place + ": " + words;
    }
}
