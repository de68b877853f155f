package org.flaghoist.command;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.SpecVersionDetector;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flaghoist.draft.OwnJsonSchema;
import org.flaghoist.notification.SetupException;
import org.jspecify.annotations.Nullable;

/** Reads the partner's own JSON Schema, to look whether its messages fit. */
final class OwnJsonFit {

    private static final Map<String, String> KINDS =
            Map.of("out", "notification", "receipts", "receipt", "pictures", "picture");

    private OwnJsonFit() {}

    static SchemaFit of(Path file) {
        OwnJsonSchema own = OwnJsonSchema.read(file);
        Map<String, JsonSchema> byKind = new HashMap<>();
        try {
            KINDS.forEach((folder, part) ->
                    put(byKind, folder, own.schema(), own.byPart().get(part)));
            put(byKind, "in", own.schema(), own.sent());
        } catch (JsonSchemaException said) {
            throw SetupException.of(file, 1, "schema", "is no JSON Schema: " + said.getMessage());
        }
        return new JsonFit(file.getFileName() + ", the partner's own schema", byKind);
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
}
