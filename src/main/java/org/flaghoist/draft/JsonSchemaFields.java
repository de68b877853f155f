package org.flaghoist.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupJson;

/** Reads the fields of a JSON Schema: the members of its object, and of what it refers to in the same file. */
final class JsonSchemaFields {

    /** What they say of members has no key in {@code format.yaml}. */
    private static final List<String> LEFT = List.of("patternProperties", "additionalProperties", "prefixItems");

    private final WholeJsonTypes types;
    private final Deque<String> path = new ArrayDeque<>();
    private final Set<String> left = new LinkedHashSet<>();

    private JsonSchemaFields(WholeJsonTypes types) {
        this.types = types;
    }

    /** @throws SetupException where it describes no object, or where what it refers to cannot be followed */
    static DraftedForm read(Path file) {
        JsonNode schema = SetupJson.read(file);
        WholeJsonTypes types = new WholeJsonTypes(file, schema);
        JsonSchemaFields fields = new JsonSchemaFields(types);
        List<DraftedField> kinds = new ArrayList<>();
        new JsonKinds(schema, types).found().forEach((name, type) -> kinds.add(fields.kind(name, type, kinds.size())));
        if (kinds.isEmpty()) {
            throw SetupException.of(
                    file, 1, "properties", "are missing; name a JSON Schema of an object, with its members");
        }
        return new DraftedForm("", kinds, fields.left);
    }

    private DraftedField kind(String name, JsonNode declared, int before) {
        path.clear();
        path.add(before < DraftedForm.PARTS.size() ? DraftedForm.PARTS.get(before) : name);
        return types.with(declared, type -> whole(name, type, true));
    }

    private DraftedField field(String name, JsonNode declared, boolean required) {
        return types.with(declared, type -> whole(name, type, required));
    }

    private void noteLeft(JsonNode type) {
        String where = " of " + String.join(".", path);
        LEFT.stream()
                .filter(key ->
                        type.path(key).isContainerNode() && !type.path(key).isEmpty())
                .forEach(key -> left.add(key + where));
    }

    private DraftedField whole(String name, ObjectNode type, boolean required) {
        noteLeft(type);
        if (type.has("items")) {
            DraftedField element = field(name, type.get("items"), required);
            Map<String, String> limits = new LinkedHashMap<>(JsonLimits.ofList(type));
            limits.putAll(element.limits());
            return new DraftedField(name, element.type(), required, true, element.words(), limits, element.members());
        }
        if (type.has("properties")) {
            return new DraftedField(name, "", required, false, Set.of(), Map.of(), members(type));
        }
        Set<String> words = JsonWords.of(type);
        String own = words.isEmpty() ? scalar(type) : "CODE";
        Map<String, String> limits = own.equals("LINE") ? JsonLimits.ofLine(type) : Map.of();
        return new DraftedField(name, own, required, false, words, limits, List.of());
    }

    private List<DraftedField> members(ObjectNode object) {
        Set<String> required = new LinkedHashSet<>();
        object.path("required").forEach(name -> required.add(name.asText()));
        List<DraftedField> members = new ArrayList<>();
        object.get("properties").properties().forEach(member -> {
            path.addLast(member.getKey());
            members.add(field(member.getKey(), member.getValue(), required.contains(member.getKey())));
            path.removeLast();
        });
        return members;
    }

    private static String scalar(JsonNode type) {
        return switch (type(type)) {
            case "integer" -> "INTEGER";
            case "number" -> "NUMBER";
            case "boolean" -> "FLAG";
            default ->
                switch (type.path("format").asText()) {
                    case "date-time" -> "MOMENT";
                    case "date" -> "DATE";
                    default -> "LINE";
                };
        };
    }

    // It may be a list, with null where the value may be missing.
    private static String type(JsonNode type) {
        JsonNode types = type.path("type");
        for (JsonNode one : types) {
            if (!one.asText().equals("null")) {
                return one.asText();
            }
        }
        return types.asText();
    }
}
