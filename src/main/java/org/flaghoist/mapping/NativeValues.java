package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.format.TableRows;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.notification.SetupFaults;

/** A value for each field of a partner's form, as {@code in.jslt} is given it. */
final class NativeValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String NO_WORD = "!";

    private final Path folder;
    private final List<TriedValue> values = new ArrayList<>();

    private NativeValues(Path folder) {
        this.folder = folder;
    }

    static List<TriedValue> of(Path folder, Fields fields) {
        NativeValues made = new NativeValues(folder);
        made.collect(List.of(), fields);
        return made.values;
    }

    private void collect(List<TriedValue.Step> above, Fields fields) {
        fields.byName().forEach((name, field) -> {
            List<TriedValue.Step> steps = TriedValue.with(above, new TriedValue.Step(name, field.list()));
            if (field.members().isEmpty()) {
                values.add(new TriedValue(steps, values(field, values.size() + 1)));
            } else {
                collect(steps, field.members());
            }
        });
    }

    private List<JsonNode> values(Field field, int number) {
        return switch (field.type()) {
            case INTEGER, NUMBER -> TriedValue.number(number);
            case FLAG -> TriedValue.flag();
            case LATIN -> TriedValue.texts(number).subList(0, 1);
            case CODE, MARKING -> words(field, number);
            case TEXT -> pair("language", "text", number);
            case MOMENT_OR_DAY -> pair("precision", "instant", number);
            case GRADING -> pair("source", "information", number);
            // With more than both, so that no place is taken for it which has nothing else.
            case POSITION ->
                List.of(JSON.objectNode()
                        .put("latitude", number)
                        .put("longitude", -number)
                        .put("position", true));
            default -> TriedValue.texts(number);
        };
    }

    private static List<JsonNode> pair(String first, String second, int number) {
        ObjectNode both = JSON.objectNode().put(first, "a" + number).put(second, "b" + number);
        return List.of(both);
    }

    private List<JsonNode> words(Field field, int number) {
        Path table = folder.resolve(field.words().table() + ".csv");
        List<String> words = Files.exists(table)
                ? new TableRows(table, new SetupFaults())
                        .of("native;hub", "native;hub;direction").stream()
                                .map(row -> row.cell(1))
                                .filter(word -> !word.startsWith(NO_WORD))
                                .distinct()
                                .toList()
                : List.of();
        return words.isEmpty() ? TriedValue.texts(number) : TriedValue.words(words);
    }
}
