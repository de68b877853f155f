package org.flaghoist.format.csv;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * Where a cell stands in its file, its quotes included.
 *
 * @param quoted whether it stands in quotes, inside which a quote is doubled
 */
record CsvCell(int start, int end, boolean quoted) {

    /** What the cell holds, without its quotes. */
    ByteBuffer content(byte[] file) {
        if (!quoted) {
            return ByteBuffer.wrap(file, start, end - start);
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream(end - start);
        for (int at = start + 1; at < end - 1; at++) {
            content.write(file[at]);
            if (file[at] == '"') {
                at++;
            }
        }
        return ByteBuffer.wrap(content.toByteArray());
    }

    /** The same of a text whose units are the file's bytes. */
    String content(String text) {
        return quoted ? text.substring(start + 1, end - 1).replace("\"\"", "\"") : text.substring(start, end);
    }
}
