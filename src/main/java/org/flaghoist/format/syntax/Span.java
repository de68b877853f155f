package org.flaghoist.format.syntax;

/**
 * A part of a text.
 *
 * @param start its first UTF-16 unit
 * @param end after its last one
 */
public record Span(int start, int end) {

    /** The part from {@code start} to before {@code end}; where nothing stands there, its neighbour in the line. */
    public static Span visible(String text, int start, int end) {
        if (start < end) {
            return new Span(start, end);
        }
        boolean last = end == text.length() || text.charAt(end) == '\r' || text.charAt(end) == '\n';
        return last ? new Span(Math.max(start - 1, 0), end) : new Span(start, end + 1);
    }
}
