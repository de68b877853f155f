package org.flaghoist.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.flaghoist.notification.SetupException;

/** Reads the fields of a JSON Schema: the members of its object, and of what it refers to in the same file. */
final class JsonSchemaFields {

    private static final int DEEPEST = 64;

    private final JsonNode schema;

    private JsonSchemaFields(JsonNode schema) {
        this.schema = schema;
    }

    /** @throws SetupException where it describes no object */
    static DraftedForm read(Path file) throws IOException {
        JsonNode schema = new ObjectMapper().readTree(file.toFile());
        JsonSchemaFields fields = new JsonSchemaFields(schema);
        List<DraftedField> kinds = new ArrayList<>();
        // As 'flaghoist schema' prints it; all that a partner gets, more than what it may send.
        for (String kind : List.of("got", "receipt", "picture")) {
            JsonNode type = schema.path("$defs").path(kind);
            if (type.has("properties")) {
                kinds.add(fields.field(kind, type, true, 0));
            }
        }
        if (kinds.isEmpty() && schema.has("properties")) {
            kinds.add(fields.field("notification", schema, true, 0));
        }
        if (kinds.isEmpty()) {
            throw new SetupException(
                    List.of(file + ":1: properties: are missing; name a JSON Schema of an object, with its members"));
        }
        return new DraftedForm("", kinds);
    }

    private DraftedField field(String name, JsonNode declared, boolean required, int depth) {
        JsonNode type = resolved(declared);
        if (type.has("items")) {
            DraftedField element = field(name, type.get("items"), required, depth);
            return new DraftedField(name, element.type(), required, true, element.words(), element.members());
        }
        if (type.has("properties") && depth < DEEPEST) {
            return new DraftedField(name, "", required, false, Set.of(), members(type, depth + 1));
        }
        Set<String> words = new LinkedHashSet<>();
        type.path("enum").forEach(word -> words.add(word.asText()));
        return new DraftedField(name, words.isEmpty() ? scalar(type) : "CODE", required, false, words, List.of());
    }

    private List<DraftedField> members(JsonNode object, int depth) {
        Set<String> required = new LinkedHashSet<>();
        object.path("required").forEach(name -> required.add(name.asText()));
        List<DraftedField> members = new ArrayList<>();
        object.get("properties")
                .properties()
                .forEach(member -> members.add(
                        field(member.getKey(), member.getValue(), required.contains(member.getKey()), depth)));
        return members;
    }

    private static String scalar(JsonNode type) {
        return switch (type.path("type").asText()) {
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

    private JsonNode resolved(JsonNode type) {
        JsonNode resolved = type;
        for (int i = 0; resolved.has("$ref") && i < DEEPEST; i++) {
            resolved = schema.at(resolved.get("$ref").asText().substring(1));
        }
        return resolved;
    }
}
