package org.flaghoist.command;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.SpecVersionDetector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flaghoist.draft.OwnJsonSchema;
import org.flaghoist.notification.SetupException;
import org.jspecify.annotations.Nullable;

/**
 * Whether JSON fits the partner's own JSON Schema.
 *
 * @param name of its file
 * @param byKind by the folder of samples
 */
record OwnJsonFit(String name, Map<String, JsonSchema> byKind) implements SchemaFit {

    private static final Map<String, String> KINDS =
            Map.of("out", "notification", "receipts", "receipt", "pictures", "picture");

    static OwnJsonFit of(Path file) {
        OwnJsonSchema own = OwnJsonSchema.read(file);
        Map<String, JsonSchema> byKind = new HashMap<>();
        try {
            KINDS.forEach((folder, part) ->
                    put(byKind, folder, own.schema(), own.byPart().get(part)));
            put(byKind, "in", own.schema(), own.sent());
        } catch (JsonSchemaException said) {
            throw SetupException.of(file, 1, "schema", "is no JSON Schema: " + said.getMessage());
        }
        return new OwnJsonFit(file.getFileName().toString(), byKind);
    }

    private static void put(
            Map<String, JsonSchema> byKind, String folder, JsonNode schema, @Nullable JsonPointer type) {
        if (type != null) {
            byKind.put(folder, part(schema, type));
        }
    }

    private static JsonSchema part(JsonNode schema, JsonPointer type) {
        ObjectNode whole = schema.deepCopy();
        SpecVersion.VersionFlag version =
                SpecVersionDetector.detectOptionalVersion(whole, false).orElse(SpecVersion.VersionFlag.V202012);
        // Nothing is fetched by these names.
        whole.remove(List.of("$schema", "$id", "id"));
        JsonSchema read = JsonSchemaFactory.getInstance(version).getSchema(whole);
        JsonSchema part = type.matches()
                ? read
                : read.getRefSchema(SchemaLocation.of("#" + type).getFragment());
        part.initializeValidators();
        return part;
    }

    @Override
    public List<String> faults(String kind, byte[] golden) throws IOException {
        JsonSchema schema = byKind.get(kind);
        if (schema == null) {
            return List.of();
        }
        try {
            return schema.validate(Answers.JSON.readTree(golden)).stream()
                    .map(fault -> PathLines.json(golden, JsonFit.pointer(fault.getInstanceLocation()))
                            + ": schema: does not fit " + name + ", the partner's own schema: " + fault.getMessage())
                    .sorted()
                    .toList();
        } catch (JsonProcessingException said) {
            // That it is no JSON is said where it is compared with what its sample gives.
            return List.of();
        }
    }
}
