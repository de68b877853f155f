package org.flaghoist.command;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flaghoist.draft.PartnerSchema;

/**
 * Whether JSON fits a JSON Schema.
 *
 * @param name what people call the schema
 * @param byKind by the folder of samples
 */
record JsonFit(String name, Map<String, JsonSchema> byKind) implements SchemaFit {

    private static final Map<String, String> KINDS = Map.of("out", "got", "receipts", "receipt", "pictures", "picture");

    /** Of the schema that is made of the partner's {@code format.yaml}. */
    static JsonFit of(Path mappings, String partner) throws IOException {
        JsonNode all =
                Answers.JSON.readTree(PartnerSchema.of(mappings, partner)).path("$defs");
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        Map<String, JsonSchema> schemas = new HashMap<>();
        KINDS.forEach((folder, kind) -> {
            if (all.has(kind)) {
                schemas.put(folder, factory.getSchema(all.get(kind)));
            }
        });
        return new JsonFit("what 'flaghoist schema' prints", schemas);
    }

    @Override
    public List<String> faults(String kind, byte[] golden) throws IOException {
        JsonSchema schema = byKind.get(kind);
        if (schema == null) {
            return List.of();
        }
        try {
            return schema.validate(Answers.JSON.readTree(golden)).stream()
                    .map(fault -> PathLines.json(golden, pointer(fault.getInstanceLocation()))
                            + ": schema: does not fit " + name + ": " + fault.getMessage())
                    .sorted()
                    .toList();
        } catch (JsonProcessingException said) {
            // That it is no JSON is said where it is compared with what its sample gives.
            return List.of();
        }
    }

    private static String pointer(JsonNodePath path) {
        JsonPointer pointer = JsonPointer.empty();
        for (int i = 0; i < path.getNameCount(); i++) {
            pointer = pointer.appendProperty(path.getElement(i).toString());
        }
        return pointer.toString();
    }
}
