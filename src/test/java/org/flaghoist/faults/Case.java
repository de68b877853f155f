package org.flaghoist.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A sample that is sent again and again, each time under new references: a line or several of {@code cases.csv}.
 *
 * @param follows the sample whose notification it updates or cancels; empty where none
 */
record Case(String sender, String sample, String follows, List<Line> lines) {

    private static final Path SAMPLES = Path.of("src/test/samples");

    /** @param reference empty where it cannot be read */
    record Line(
            String reference,
            int revision,
            boolean continues,
            String urgency,
            boolean cancels,
            String answer,
            Map<String, String> outcomes) {}

    /** The cases of a sender. */
    static List<Case> of(String sender) throws IOException {
        Map<String, List<String[]>> bySample = Files.readAllLines(SAMPLES.resolve("faults/cases.csv")).stream()
                .map(line -> line.split(";", -1))
                .filter(cells -> cells[0].equals(sender))
                .collect(Collectors.groupingBy(cells -> cells[1], LinkedHashMap::new, Collectors.toList()));
        return bySample.entrySet().stream()
                .map(entry -> new Case(
                        sender,
                        entry.getKey(),
                        entry.getValue().get(0)[4],
                        entry.getValue().stream().map(Case::line).toList()))
                .toList();
    }

    byte[] content() throws IOException {
        return Files.readAllBytes(file(sender, sample));
    }

    /** Among the partner's samples, or of these tests alone. */
    private static Path file(String sender, String sample) {
        Path shared = SAMPLES.resolve(sender).resolve("in").resolve(sample);
        return Files.exists(shared)
                ? shared
                : SAMPLES.resolve("faults").resolve(sender).resolve(sample);
    }

    private static Line line(String[] cells) {
        int revision = Integer.parseInt(cells[3]);
        Map<String, String> outcomes = Arrays.stream(cells[6].split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> word.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        Optional<JsonNode> form = form(cells, revision);
        return new Line(
                cells[2],
                revision,
                !cells[4].isEmpty(),
                form.map(each -> each.path("urgency").asText()).orElse("ROUTINE"),
                form.filter(each -> each.path("action").asText().equals("CANCEL"))
                        .isPresent(),
                cells[5],
                outcomes);
    }

    /** The hub form of the sample; of what is rejected there is none. */
    private static Optional<JsonNode> form(String[] cells, int revision) {
        String stem = cells[1].substring(0, cells[1].lastIndexOf('.'));
        return Stream.of(".notification.json", ".notifications.json")
                .map(ending -> file(cells[0], stem + ending))
                .filter(Files::exists)
                .flatMap(form -> read(form).findParents("urgency").stream())
                .filter(form -> form.path("id").asText().equals(cells[2])
                        && form.path("revision").asInt() == revision)
                .findFirst();
    }

    private static JsonNode read(Path form) {
        try {
            return new ObjectMapper().readTree(form.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
