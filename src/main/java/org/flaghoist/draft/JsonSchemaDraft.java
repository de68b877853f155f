package org.flaghoist.draft;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.flaghoist.format.CalledWords;
import org.flaghoist.format.CodeTables;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.SyntaxForm.SyntaxKind;
import org.flaghoist.format.fields.FieldTable;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.jspecify.annotations.Nullable;

/**
 * Makes the JSON Schema of a partner's messages of its {@code format.yaml}: what it sends and what it gets. A schema
 * says which members there are; when a value is right that depends on another message, the hub's rules or a calendar,
 * it does not.
 */
public final class JsonSchemaDraft {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FormatFile format;
    private final JsonValueDraft values;

    private JsonSchemaDraft(FormatFile format, JsonValueDraft values) {
        this.format = format;
        this.values = values;
    }

    /** @throws SetupException where the partner's messages are not JSON */
    public static String of(Path mappings, String partner) throws IOException {
        Path folder = mappings.resolve(partner);
        SetupFaults faults = new SetupFaults();
        FormatFile read = StrictYaml.read(folder.resolve("format.yaml"), FormatFile.class, faults);
        faults.throwIfAny();
        FormatFile format = Objects.requireNonNull(read);
        if (format.syntax().kind() != SyntaxKind.JSON) {
            throw SetupException.of(
                    folder.resolve("format.yaml"),
                    1,
                    "syntax",
                    "its messages are no JSON; the schema of XML stands in the folder, and other forms have none");
        }
        CodeTables tables = new CodeTables(CalledWords.read(mappings, faults), faults);
        ObjectNode schema = new JsonSchemaDraft(format, new JsonValueDraft(folder, format, tables)).schema();
        faults.throwIfAny();
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
    }

    private ObjectNode schema() {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        ObjectNode kinds = schema.putObject("$defs");
        kinds.set("sent", object(format.notification(), true));
        kinds.set("got", object(format.notification(), false));
        kinds.set("receipt", object(format.receipt(), false));
        if (!format.picture().isEmpty()) {
            kinds.set("picture", object(format.picture(), false));
        }
        return schema;
    }

    private ObjectNode object(Fields fields, boolean sent) {
        ObjectNode object = JSON.createObjectNode();
        object.put("type", "object");
        ObjectNode members = object.putObject("properties");
        ArrayNode required = JSON.createArrayNode();
        fields.byName().forEach((name, field) -> {
            if (!sent || !field.out()) {
                members.set(name, field(field, FieldTable.of(name, fields), sent));
                if (field.presence().required()) {
                    required.add(name);
                }
                if (sent) {
                    addRelations(object, name, field.presence());
                }
            }
        });
        if (!required.isEmpty()) {
            object.set("required", required);
        }
        object.put("additionalProperties", false);
        return object;
    }

    private ObjectNode field(Field field, @Nullable FieldTable table, boolean sent) {
        ObjectNode value = field.members().isEmpty() ? values.of(field, table, sent) : object(field.members(), sent);
        if (!field.list()) {
            return value;
        }
        ObjectNode list = JSON.createObjectNode();
        list.put("type", "array");
        list.set("items", value);
        // Where what is empty is left out, only the rest counts.
        if (sent && field.elements().max() != null && !format.text().dropEmpty()) {
            list.put("maxItems", field.elements().max());
        }
        if (field.elements().unique()) {
            list.put("uniqueItems", true);
        }
        return list;
    }

    private static void addRelations(ObjectNode object, String name, Field.Presence presence) {
        presence.requiredWith()
                .forEach(sibling -> object.withArray("/allOf")
                        .addObject()
                        .set("dependentRequired", JSON.createObjectNode().set(sibling, names(List.of(name)))));
        if (!presence.requiredUnless().isEmpty()) {
            List<String> oneOf = new ArrayList<>(presence.requiredUnless());
            oneOf.add(name);
            ArrayNode any = object.withArray("/allOf").addObject().putArray("anyOf");
            oneOf.forEach(each -> any.addObject().set("required", names(List.of(each))));
        }
        presence.excludedBy()
                .forEach(sibling -> object.withArray("/allOf")
                        .addObject()
                        .set("not", JSON.createObjectNode().set("required", names(List.of(name, sibling)))));
    }

    private static ArrayNode names(List<String> names) {
        ArrayNode array = JSON.createArrayNode();
        names.forEach(array::add);
        return array;
    }
}
