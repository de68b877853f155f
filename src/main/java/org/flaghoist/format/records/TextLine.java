package org.flaghoist.format.records;

import java.util.ArrayList;
import java.util.List;

/**
 * One record's share of a text.
 *
 * @param lineBreak whether a line of the text ends with it
 */
record TextLine(String characters, boolean lineBreak) {

    /** Each line of the text, cut after every {@code width} characters; a line break at the end begins no line. */
    static List<TextLine> of(String text, int width) {
        List<TextLine> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            boolean broken = end >= 0;
            end = broken ? end : text.length();
            for (; end - start > width; start += width) {
                lines.add(new TextLine(text.substring(start, start + width), false));
            }
            lines.add(new TextLine(text.substring(start, end), broken));
            start = end + 1;
        }
        return lines;
    }
}
