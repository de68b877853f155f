package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flaghoist.effect.NativeForms;

/** The golden samples on disk: {@code src/test/samples/<partner>/{in,out,receipts}}. */
final class SampleFolders {

    private static final Path SAMPLES = Path.of("src/test/samples");

    private SampleFolders() {}

    /** The files of a partner's folder with that extension, in order. */
    static List<Path> files(String partner, String folder, String extension) {
        Path directory = SAMPLES.resolve(partner).resolve(folder);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(extension))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file beside {@code file} with another extension. */
    static Path beside(Path file, String extension, String other) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.length() - extension.length()) + other);
    }

    static JsonNode json(Path file) {
        return json(bytes(file));
    }

    static JsonNode json(byte[] bytes) {
        return NativeForms.json(bytes);
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
