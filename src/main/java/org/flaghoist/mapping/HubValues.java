package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.SetupText;

/** A value for each member of the hub's form, as {@code out.jslt} and {@code receipt.jslt} are given it. */
final class HubValues {

    private final JsonNode schema;
    private final List<TriedValue> values = new ArrayList<>();

    private HubValues(JsonNode schema) {
        this.schema = schema;
    }

    static List<TriedValue> ofNotification(Path mappings) throws IOException {
        HubValues made = new HubValues(
                new ObjectMapper().readTree(SetupText.needed(mappings.resolve("notification.schema.json"))));
        made.collect(List.of(), made.schema);
        return made.values;
    }

    static List<TriedValue> ofReceipt() {
        List<TriedValue> values = new ArrayList<>();
        for (RecordComponent member : Receipt.class.getRecordComponents()) {
            int number = values.size() + 1;
            values.add(new TriedValue(
                    List.of(new TriedValue.Step(member.getName(), false)),
                    member.getType() == Receipt.Status.class
                            ? TriedValue.words(Stream.of(Receipt.Status.values())
                                    .map(Receipt.Status::name)
                                    .toList())
                            : member.getType() == Integer.class
                                    ? TriedValue.number(number)
                                    : TriedValue.texts(number)));
        }
        return values;
    }

    private void collect(List<TriedValue.Step> above, JsonNode object) {
        object.path("properties").properties().forEach(member -> {
            JsonNode type = resolved(member.getValue());
            boolean isList = type.has("items");
            JsonNode element = isList ? resolved(type.get("items")) : type;
            List<TriedValue.Step> steps = TriedValue.with(above, new TriedValue.Step(member.getKey(), isList));
            if (element.has("properties")) {
                collect(steps, element);
            } else {
                values.add(new TriedValue(steps, values(element, values.size() + 1)));
            }
        });
    }

    private static List<JsonNode> values(JsonNode type, int number) {
        if (type.has("enum")) {
            List<String> words = new ArrayList<>();
            type.get("enum").forEach(word -> words.add(word.asText()));
            return TriedValue.words(words);
        }
        return switch (type.path("type").asText()) {
            case "integer", "number" -> TriedValue.number(number);
            case "boolean" -> TriedValue.flag();
            default -> type.has("const") ? TriedValue.flag() : TriedValue.texts(number);
        };
    }

    private JsonNode resolved(JsonNode type) {
        return type.has("$ref") ? resolved(schema.at(type.get("$ref").asText().substring(1))) : type;
    }
}
