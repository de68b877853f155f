package org.flaghoist.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupText;

/**
 * A partner's samples on disk, {@code <samples>/<partner>/{in,out,receipts,pictures}}, each native file with the hub's
 * form beside it.
 */
final class KitSamples {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final String extension;

    /** @param extension of the partner's files */
    KitSamples(Path samples, String partner, String extension) {
        this.folder = samples.resolve(partner);
        this.extension = "." + extension;
    }

    /** What the hub sends of notifications. */
    List<NativeSample> copies() {
        return of("out", ".notification.json").stream()
                .filter(sample -> !sample.name().startsWith(CaseCopy.PREFIX))
                .toList();
    }

    /** What the build made for that case; empty where it made none. */
    Optional<NativeSample> made(String name) {
        return of("out", ".notification.json").stream()
                .filter(sample -> sample.name().equals(CaseCopy.PREFIX + name))
                .findFirst();
    }

    List<NativeSample> receipts() {
        return of("receipts", ".receipt.json");
    }

    List<NativeSample> pictures() {
        return of("pictures", ".picture.json");
    }

    /** What the partner sends; the form is the notification, the rejection, or an array of such. */
    List<NativeSample> sent() {
        return Stream.of(".notification.json", ".notifications.json", ".rejected.json")
                .flatMap(end -> of("in", end).stream())
                .toList();
    }

    // Of what cannot be rendered, or read, there is no native file.
    private List<NativeSample> of(String kind, String end) {
        Path directory = folder.resolve(kind);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(end))
                    .sorted()
                    .flatMap(file -> sample(file, end).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<NativeSample> sample(Path file, String end) {
        String name = file.getFileName().toString();
        String stem = name.substring(0, name.length() - end.length());
        Path bytes = file.resolveSibling(stem + extension);
        return Files.exists(bytes) ? Optional.of(new NativeSample(stem, bytes(bytes), json(file))) : Optional.empty();
    }

    private static byte[] bytes(Path file) {
        try {
            return SetupText.bytes(file);
        } catch (IOException e) {
            throw SetupException.ofWhole(file, SetupText.why(file, e));
        }
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(SetupText.needed(file));
        } catch (JsonProcessingException e) {
            throw SetupException.of(
                    file,
                    e.getLocation().getLineNr(),
                    "json",
                    "is no JSON, " + e.getOriginalMessage() + "; correct it");
        }
    }
}
