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
 * @param said the file that says what it must give; the one where that would stand where there is none
 * @param golden where what it gives would stand
 * @param others files that say otherwise, such as a rejection where there is none
 * @param given what it gives; null where it gives nothing, and so cannot be accepted
 * @param lines how that differs: a path, what was expected, what was got
 */
public record GoldenDifference(Path said, Path golden, List<Path> others, byte @Nullable [] given, List<String> lines) {

    /** Of a sample that gives nothing. */
    static GoldenDifference failed(Path file, String line) {
        return new GoldenDifference(file, file, List.of(), null, List.of(line));
    }

    /**
     * From now on it must give what it gives.
     *
     * @return false where it gives nothing
     */
    boolean accept() {
        if (given == null) {
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

    /** Each with the file, as all that a check finds. */
    List<String> messages() {
        return lines.stream().map(line -> said + ":1: " + line).toList();
    }
}
