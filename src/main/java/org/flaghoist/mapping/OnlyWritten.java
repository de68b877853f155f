package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.RecordLayout;

/** Leaves out what a form has only where the hub writes it. */
final class OnlyWritten {

    private OnlyWritten() {}

    /** A copy of what a mapping has made of a notification, without the fields that are only written. */
    static JsonNode leftOut(JsonNode typed, FormatFile format) {
        JsonNode rest = typed.deepCopy();
        remove(rest, format.notification());
        // Of records the syntax itself reads the header.
        RecordLayout layout = format.syntax().records();
        if (layout != null && rest instanceof ObjectNode message) {
            String header = String.valueOf(layout.headerLetter());
            message.set(header, typed.get(header));
        }
        return rest;
    }

    private static void remove(JsonNode value, Fields fields) {
        if (value instanceof ArrayNode list) {
            list.forEach(element -> remove(element, fields));
        } else if (value instanceof ObjectNode object) {
            fields.byName().forEach((name, field) -> remove(object, name, field));
        }
    }

    private static void remove(ObjectNode object, String name, Field field) {
        JsonNode member = object.get(name);
        if (field.out()) {
            object.remove(name);
        } else if (member != null) {
            remove(member, field.members());
        }
    }
}
