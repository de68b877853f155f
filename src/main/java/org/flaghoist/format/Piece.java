package org.flaghoist.format;

import java.util.function.Supplier;

/**
 * One notification within a collected file.
 *
 * @param number the number of its (first) record in the file, 1 where a file is one notification
 * @param content makes the piece's bytes when they are needed, so that a large file is not held twice
 */
public record Piece(int number, Supplier<byte[]> content) {

    public byte[] bytes() {
        return content.get();
    }
}
