package org.flaghoist.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Where a notification has what people know of it: a table by the paths of the hub's schema. */
final class SearchPaths<F> {

    private static final String EACH = "*";

    private final List<SearchPath<F>> paths;

    private SearchPaths(List<SearchPath<F>> paths) {
        this.paths = paths;
    }

    /** @param path JSON Pointer into the hub form, with {@code *} for each element of a list */
    record SearchPath<F>(F field, String path) {}

    /** @param fields by their names in the table */
    static <F> SearchPaths<F> read(String file, Function<String, F> fields) {
        return new SearchPaths<>(CsvLines.of(file).stream()
                .map(line -> line.split(","))
                .map(cells -> new SearchPath<>(fields.apply(cells[0]), cells[1]))
                .toList());
    }

    List<SearchPath<F>> all() {
        return paths;
    }

    /** Gives each text that a notification has at one of the paths. */
    void each(JsonNode notification, BiConsumer<F, String> found) {
        for (SearchPath<F> path : paths) {
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
