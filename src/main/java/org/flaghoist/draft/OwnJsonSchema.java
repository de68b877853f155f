package org.flaghoist.draft;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupJson;
import org.jspecify.annotations.Nullable;

/**
 * A partner's own JSON Schema, and where its types of whole messages stand in it.
 *
 * @param byPart by {@code notification}, {@code receipt} and {@code picture}, found as by {@code flaghoist new}
 */
public record OwnJsonSchema(JsonNode schema, Map<String, JsonPointer> byPart) {

    /** As 'flaghoist schema' prints it; what it gets is the notification. */
    private static final JsonPointer SENT = JsonPointer.valueOf("/$defs/sent");

    private static final JsonPointer GOT = JsonPointer.valueOf("/$defs/got");

    /** @throws SetupException where it is no JSON, or refers to what is not in the file */
    public static OwnJsonSchema read(Path file) {
        JsonNode schema = SetupJson.object(file);
        for (String reference : schema.findValuesAsText(WholeJsonTypes.REF)) {
            if (!reference.startsWith("#")) {
                throw SetupException.of(
                        file, 1, "$ref", "'" + reference + "' is not in this file; put what it refers to under $defs");
            }
        }
        Map<String, JsonPointer> byPart = new HashMap<>();
        Iterator<String> parts = DraftedForm.PARTS.iterator();
        for (JsonNode type :
                new JsonKinds(schema, new WholeJsonTypes(file, schema)).found().values()) {
            JsonPointer place = place(schema, type, JsonPointer.empty());
            String part = parts.hasNext() ? parts.next() : "";
            if (place != null) {
                byPart.putIfAbsent(part, place);
            }
        }
        return new OwnJsonSchema(schema, byPart);
    }

    /** Where what the partner sends stands, or null where the schema has none. */
    public @Nullable JsonPointer sent() {
        JsonPointer notification = byPart.get(DraftedForm.PARTS.get(0));
        return GOT.equals(notification) && schema.at(SENT).isObject() ? SENT : notification;
    }

    private static @Nullable JsonPointer place(JsonNode within, JsonNode type, JsonPointer at) {
        if (within == type) {
            return at;
        }
        JsonPointer found = null;
        for (int i = 0; found == null && within.isArray() && i < within.size(); i++) {
            found = place(within.get(i), type, at.appendIndex(i));
        }
        for (Map.Entry<String, JsonNode> member : within.properties()) {
            found = found == null ? place(member.getValue(), type, at.appendProperty(member.getKey())) : found;
        }
        return found;
    }
}
