package org.flaghoist.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the fuzzers start from: the golden samples, and in {@code src/test/samples/fuzz/<target>/} what they found. */
public final class Seeds {

    private static final Path SAMPLES = Path.of("src/test/samples");

    private Seeds() {}

    /** The samples below a folder whose names are as wanted. */
    public static Stream<byte[]> samples(String folder, Predicate<String> wanted) {
        return files(SAMPLES.resolve(folder))
                .filter(file -> wanted.test(file.getFileName().toString()))
                .map(Seeds::bytes);
    }

    /** What was found by the target of that name, and what was written for it by hand. */
    public static Stream<byte[]> found(String target) {
        Path folder = SAMPLES.resolve("fuzz").resolve(target);
        return Files.isDirectory(folder) ? files(folder).map(Seeds::bytes) : Stream.empty();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
