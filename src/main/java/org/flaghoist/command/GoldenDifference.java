package org.flaghoist.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A sample that does not give what it must.
 *
 * @param golden where what it gives would stand
 * @param kept files that say otherwise, such as that it is accepted where it is rejected; while there are any, nothing
 *     is written for it
 * @param given what it gives; null where it gives nothing, and so cannot be accepted
 * @param messages how that differs, each with file and line: a path, what was expected, what was got
 */
public record GoldenDifference(Path golden, List<Path> kept, byte @Nullable [] given, List<String> messages) {

    /** Of a sample that gives nothing. */
    static GoldenDifference failed(Path file, String line) {
        return new GoldenDifference(file, List.of(), null, List.of(file + ":1: " + line));
    }

    /**
     * From now on it must give what it gives. Whether a sample is accepted or rejected a person says: a fault of the
     * mapping would turn many at once.
     *
     * @return false where it gives nothing, a file says otherwise, or something else stands in the file's place
     */
    boolean accept() {
        if (given == null || !kept.isEmpty() || (Files.exists(golden) && !Files.isRegularFile(golden))) {
            return false;
        }
        try {
            Files.write(golden, given);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a person has to do before it can be accepted; empty where nothing is kept. */
    Optional<String> whyKept() {
        String names = kept.stream().map(file -> file.getFileName().toString()).collect(Collectors.joining(" and "));
        String now = golden.toString().endsWith(".rejected.json") ? "the rejection" : "what the sample gives now";
        return kept.stream()
                .findFirst()
                .map(file -> file + ":1: file: stays, and nothing is written for its sample; delete " + names
                        + " yourself if " + now + " is right, else correct the sample, the mapping or format.yaml");
    }
}
