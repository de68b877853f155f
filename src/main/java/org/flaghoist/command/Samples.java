package org.flaghoist.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.flaghoist.effect.NativeForms;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * A partner's golden samples on disk, {@code <samples>/<partner>/{in,out,receipts,pictures}}, as mappings/README.md
 * names them.
 */
public final class Samples {

    private static final List<String> ANSWERS = List.of(".notification.json", ".notifications.json", ".rejected.json");

    private final Path folder;
    private final String partner;
    private final Mapping mapping;
    private final String extension;

    public Samples(Path samples, String partner, Mapping mapping) {
        this.folder = samples.resolve(partner);
        this.partner = partner;
        this.mapping = mapping;
        this.extension = "." + mapping.extension();
    }

    /** Of all four kinds. */
    public Stream<GoldenSample> all() {
        return Stream.of(in(), out(), receipts(), pictures()).flatMap(kind -> kind);
    }

    public Stream<GoldenSample> in() {
        return files("in", extension)
                .filter(file -> ANSWERS.stream().noneMatch(file.toString()::endsWith))
                .map(file -> sample(file, () -> translated(file)));
    }

    public Stream<GoldenSample> out() {
        return files("out", ".notification.json").map(file -> sample(file, () -> rendered(file)));
    }

    public Stream<GoldenSample> receipts() {
        return files("receipts", ".receipt.json")
                .map(file -> sample(file, () -> {
                    Receipt receipt = Answers.JSON.convertValue(json(file), Receipt.class);
                    return written(() -> mapping.receipt(receipt), file, ".receipt.json");
                }));
    }

    public Stream<GoldenSample> pictures() {
        return files("pictures", ".picture.json")
                .map(file -> sample(
                        file, () -> written(() -> mapping.picture((ObjectNode) json(file)), file, ".picture.json")));
    }

    // Whatever it meets is this sample's fault: the others are to be tried, too.
    private GoldenSample sample(Path file, Supplier<Optional<GoldenDifference>> difference) {
        return new GoldenSample(partner + "/" + file.getFileName(), () -> {
            try {
                return difference.get();
            } catch (RuntimeException e) {
                String why = e instanceof IllegalArgumentException ? String.valueOf(e.getMessage()) : e.toString();
                return Optional.of(GoldenDifference.failed(file, "sample: cannot be tried: " + why));
            }
        });
    }

    private Optional<GoldenDifference> written(Supplier<byte[]> given, Path file, String end) {
        try {
            return compare(given.get(), beside(file, end, extension));
        } catch (Rejection e) {
            return Optional.of(GoldenDifference.failed(
                    file, "message: " + failure(Answers.failed(e.code(), e.field()), e.detail())));
        }
    }

    private Optional<GoldenDifference> translated(Path file) {
        List<Path> beside =
                ANSWERS.stream().map(answer -> beside(file, extension, answer)).toList();
        Optional<Path> golden = beside.stream().filter(Files::exists).findFirst();
        JsonNode expected = golden.map(Samples::json).orElse(NullNode.instance);
        byte[] content = bytes(file);
        JsonNode answer = answers(content, golden.isEmpty() ? isMany(content) : expected.isArray());
        List<String> lines = golden.isEmpty()
                ? List.of("file: is missing; look at what the sample gives, and write it with --accept")
                : differences(answer, expected);
        Path due = beside.get(answer.isArray() ? 1 : answer.has("code") ? 2 : 0);
        return difference(golden.orElse(due), due, beside, pretty(answer), lines);
    }

    private static List<String> differences(JsonNode answer, JsonNode expected) {
        return answer.has("code") == expected.has("code")
                ? NativeForms.differences(NativeForms.comparable(answer), expected)
                : List.of("message: expected " + inShort(expected) + ", got " + inShort(answer));
    }

    private static String inShort(JsonNode answer) {
        return answer.has("code") ? answer.toString() : "a notification, or more";
    }

    private boolean isMany(byte[] file) {
        try {
            return mapping.cut(file).size() > 1;
        } catch (Rejection e) {
            return false;
        }
    }

    private static Optional<GoldenDifference> difference(
            Path said, Path golden, List<Path> beside, byte[] given, List<String> lines) {
        List<Path> others =
                beside.stream().filter(other -> !other.equals(golden)).toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new GoldenDifference(said, golden, others, given, lines));
    }

    private JsonNode answers(byte[] file, boolean many) {
        ArrayNode answers = JsonNodeFactory.instance.arrayNode();
        try {
            mapping.cut(file).forEach(piece -> answers.add(answer(piece, many)));
        } catch (Rejection e) {
            return withoutDetail(e);
        }
        return many ? answers : answers.path(0);
    }

    private JsonNode answer(Piece piece, boolean named) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        try {
            ObjectNode notification = mapping.translate(piece);
            return named ? answer.set("notification", notification) : notification;
        } catch (Rejection e) {
            return named ? answer.set("rejected", withoutDetail(e)) : withoutDetail(e);
        }
    }

    private static ObjectNode withoutDetail(Rejection rejection) {
        return Answers.rejected(rejection).without("detail");
    }

    private Optional<GoldenDifference> rendered(Path file) {
        Path failed = beside(file, ".notification.json", ".failed.json");
        Path written = beside(file, ".notification.json", extension);
        try {
            byte[] given = mapping.render((ObjectNode) json(file));
            return Files.exists(failed)
                    ? difference(
                            failed, written, List.of(failed), given, List.of("message: is rendered, but must fail"))
                    : compare(given, written);
        } catch (Rejection e) {
            ObjectNode answer = Answers.failed(e.code(), e.field());
            boolean expected = Files.exists(failed) && json(failed).equals(answer);
            List<String> lines = expected ? List.of() : List.of("message: " + failure(answer, e.detail()));
            return difference(Files.exists(failed) ? failed : written, failed, List.of(written), pretty(answer), lines);
        }
    }

    private static String failure(ObjectNode answer, @Nullable String detail) {
        return "cannot be rendered: " + answer + (detail == null ? "" : ", " + detail);
    }

    private Optional<GoldenDifference> compare(byte[] written, Path golden) {
        List<String> lines = Files.notExists(golden)
                ? List.of("file: is missing; look at what the sample gives, and write it with --accept")
                : NativeForms.differences(
                        mapping.extension(),
                        written,
                        bytes(golden),
                        given -> mapping.text(given).text());
        return difference(golden, golden, List.of(), written, lines);
    }

    private static byte[] pretty(JsonNode answer) {
        return (answer.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private Stream<Path> files(String kind, String end) {
        Path directory = folder.resolve(kind);
        if (!Files.isDirectory(directory)) {
            return Stream.empty();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path beside(Path file, String end, String other) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.length() - end.length()) + other);
    }

    private static JsonNode json(Path file) {
        return NativeForms.json(bytes(file));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
