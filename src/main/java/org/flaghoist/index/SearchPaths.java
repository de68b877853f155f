package org.flaghoist.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

/** Where a notification has what people know of it: {@code search-fields.csv}, by the paths of the hub's schema. */
final class SearchPaths {

    private static final String FILE = "/search-fields.csv";
    private static final String EACH = "*";

    private final List<SearchPath> paths;

    private SearchPaths(List<SearchPath> paths) {
        this.paths = paths;
    }

    /** @param path JSON Pointer into the hub form, with {@code *} for each element of a list */
    record SearchPath(SearchField field, String path) {

        static SearchPath of(String line) {
            String[] cells = line.split(",");
            return new SearchPath(SearchField.valueOf(cells[0]), cells[1]);
        }
    }

    static SearchPaths read() {
        try (InputStream file = SearchPaths.class.getResourceAsStream(FILE)) {
            String text = new String(Objects.requireNonNull(file, FILE).readAllBytes(), StandardCharsets.UTF_8);
            return new SearchPaths(text.lines().skip(1).map(SearchPath::of).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<SearchPath> all() {
        return paths;
    }

    /** Gives each text that a notification has at one of the paths. */
    void each(JsonNode notification, BiConsumer<SearchField, String> found) {
        for (SearchPath path : paths) {
            at(notification, path.path()).forEach(value -> found.accept(path.field(), value.asText()));
        }
    }

    private static List<JsonNode> at(JsonNode notification, String path) {
        List<JsonNode> here = List.of(notification);
        for (String step : path.substring(1).split("/")) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode node : here) {
                if (step.equals(EACH)) {
                    node.forEach(next::add);
                } else if (node.has(step)) {
                    next.add(node.get(step));
                }
            }
            here = next;
        }
        return here;
    }
}
