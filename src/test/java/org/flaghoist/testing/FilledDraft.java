package org.flaghoist.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fills in what {@code flaghoist new} leaves to people, so that the new partner writes as the one that it is like. Each
 * is called there what the other is elsewhere, and the samples of the one are those of the other.
 */
public record FilledDraft(Path mappings, Path samples, String id, String like) {

    /** A form of fixed width has place for it, too. */
    private static final String OTHER = "99";

    private static final List<String> PARTNERS = List.of("sender", "recipient", "for");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ZONE = Pattern.compile("zone: *([^,}\\s]+)");

    private static final Pattern NAMESPACE = Pattern.compile("(?m)^  namespace: (\\S+)");

    public void fill() throws IOException {
        try (Stream<Path> files = Files.list(mappings.resolve(id))) {
            files.filter(file -> file.toString().endsWith(".csv")).forEach(this::fillTable);
        }
        Path called = mappings.resolve(id).resolve("called.yaml");
        Files.writeString(called, Files.readString(called).replace("\"\"", "\"" + OTHER + "\""));
        fillFormat(mappings.resolve(id).resolve("format.yaml"));
        fillNamespace();
        fillSamples();
    }

    private void fillFormat(Path format) throws IOException {
        Matcher zone = ZONE.matcher(Files.readString(mappings.resolve(like).resolve("format.yaml")));
        if (!zone.find()) {
            throw new IllegalStateException(like + " has no zone");
        }
        Files.writeString(
                format,
                withZone(Files.readString(format), zone.group(1))
                        .replace("# language:", "language:")
                        .replace("# urgency:", "urgency:"));
    }

    // The samples are in that of the other.
    private void fillNamespace() throws IOException {
        Matcher likes =
                NAMESPACE.matcher(Files.readString(mappings.resolve(like).resolve("format.yaml")));
        Path format = mappings.resolve(id).resolve("format.yaml");
        Matcher own = NAMESPACE.matcher(Files.readString(format));
        if (likes.find() && own.find()) {
            for (Path file : List.of(format, mappings.resolve(id).resolve(id + ".xsd"))) {
                Files.writeString(file, Files.readString(file).replace(own.group(1), likes.group(1)));
            }
        }
    }

    /** A draft has none. */
    public static String withZone(String format, String zone) {
        return format.replace("times: {", "times: {zone: " + zone + ", ")
                .replaceAll("(?m)^times:[^{\n]*$", "$0\n  zone: " + zone);
    }

    private void fillSamples() throws IOException {
        try (Stream<Path> drafts = Files.walk(samples.resolve(id))) {
            for (Path draft :
                    drafts.filter(each -> each.toString().endsWith(".json")).toList()) {
                Path folder = samples.resolve(id).relativize(draft.resolveSibling(""));
                String name = draft.getFileName().toString();
                copy(folder, name.substring(0, name.indexOf('.') + 1));
                // The other has none that is called so.
                if (!name.startsWith("plain.")) {
                    sayAsTheOther(draft, samples.resolve(like).resolve(folder), name);
                }
            }
        }
    }

    private void copy(Path folder, String name) throws IOException {
        try (Stream<Path> likes = Files.list(samples.resolve(like).resolve(folder))) {
            for (Path file : likes.toList()) {
                String found = draftedName(file);
                if (found.startsWith(name) && found.indexOf('.') == found.lastIndexOf('.')) {
                    Files.copy(file, samples.resolve(id).resolve(folder).resolve(found));
                }
            }
        }
    }

    // What is maximal is called so, whatever the other calls it.
    private static String draftedName(Path likes) {
        return likes.getFileName().toString().replaceFirst("^more-(?=.*maximal)", "");
    }

    // The draft has ids and texts of its own, and no grading of the other's scheme.
    private void sayAsTheOther(Path draft, Path likes, String name) throws IOException {
        Path more = likes.resolve("more-" + name);
        Path one = Files.exists(more) ? more : likes.resolve(name);
        Path many = likes.resolve(name.replace(".notification.", ".notifications."));
        JsonNode said = JSON.readTree((Files.exists(one) ? one : many).toFile());
        JsonNode other = said.isArray() ? said.path(0).path("notification") : said;
        rename(other);
        JSON.writeValue(draft.toFile(), other);
    }

    private void rename(JsonNode said) {
        if (said instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                JsonNode value = member.getValue();
                if (PARTNERS.contains(member.getKey()) && value.asText().equals(like)) {
                    member.setValue(TextNode.valueOf(id));
                }
                if (value instanceof ArrayNode list && member.getKey().equals("recipients")) {
                    member.setValue(renamed(list));
                }
                rename(value);
            });
        }
    }

    private JsonNode renamed(ArrayNode recipients) {
        ArrayNode list = JSON.createArrayNode();
        recipients.forEach(each -> list.add(each.asText().equals(like) ? id : each.asText()));
        return list;
    }

    private void fillTable(Path table) {
        try {
            Map<String, String> words = words(mappings.resolve(like).resolve(table.getFileName()));
            if (words.containsKey(like)) {
                words.put(id, words.put(like, OTHER));
            }
            Files.writeString(
                    table,
                    Files.readAllLines(table).stream()
                            .map(row -> row.startsWith(";") ? words.get(row.split(";")[1]) + row : row)
                            .collect(Collectors.joining("\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Native words by the hub's. */
    private static Map<String, String> words(Path table) throws IOException {
        Map<String, String> words = new HashMap<>();
        for (String row : Files.readAllLines(table)) {
            List<String> cells = List.of(row.split(";"));
            if (!row.startsWith("#")
                    && cells.size() > 1
                    && !cells.get(cells.size() - 1).equals("in")) {
                words.put(cells.get(1), cells.get(0));
            }
        }
        return words;
    }
}
