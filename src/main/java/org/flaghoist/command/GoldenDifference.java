package org.flaghoist.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sample that does not give what it must.
 *
 * @param golden where what it gives would stand
 * @param others files that say otherwise, such as a rejection where there is none
 * @param given what it gives; null where it gives nothing, and so cannot be accepted
 * @param messages how that differs, each with file and line: a path, what was expected, what was got
 */
public record GoldenDifference(Path golden, List<Path> others, byte @Nullable [] given, List<String> messages) {

    /** Of a sample that gives nothing. */
    static GoldenDifference failed(Path file, String line) {
        return new GoldenDifference(file, List.of(), null, List.of(file + ":1: " + line));
    }

    /**
     * From now on it must give what it gives.
     *
     * @return false where it gives nothing, or something else stands in the file's place
     */
    boolean accept() {
        if (given == null || (Files.exists(golden) && !Files.isRegularFile(golden))) {
            return false;
        }
        try {
            for (Path other : others) {
                Files.deleteIfExists(other);
            }
            Files.write(golden, given);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
