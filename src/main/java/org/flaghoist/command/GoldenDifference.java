package org.flaghoist.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A sample that does not give what it must.
 *
 * @param golden the file with what it must give, or would be in
 * @param others files that say otherwise, such as a rejection where there is none
 * @param given what it gives
 * @param lines how that differs: a path, what was expected, what was got
 */
public record GoldenDifference(Path golden, List<Path> others, byte[] given, List<String> lines) {

    /** From now on it must give what it gives. */
    void accept() {
        try {
            for (Path other : others) {
                Files.deleteIfExists(other);
            }
            Files.write(golden, given);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each with the file, as all that a check finds. */
    List<String> messages() {
        return lines.stream().map(line -> golden + ":1: " + line).toList();
    }
}
