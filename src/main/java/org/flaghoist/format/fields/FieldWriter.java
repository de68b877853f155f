package org.flaghoist.format.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.stream.StreamSupport;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.JsonObjects;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/** Writes a tree of hub values as a raw tree by a partner's fields, in the partner's order; absent stays absent. */
public final class FieldWriter {

    private final FieldValues values;

    public FieldWriter(FieldValues values) {
        this.values = values;
    }

    /**
     * @param typed members named as the partner's, values the hub's
     * @param sender the zone of who sent the notification
     * @throws UnfitMember for a member that format.yaml does not declare, or whose value is none of its field's type
     */
    public ObjectNode write(JsonNode typed, Fields fields, ZoneId sender) {
        GivenShape.requireMessage(typed);
        return object(typed, fields, sender);
    }

    private ObjectNode object(JsonNode typed, Fields fields, ZoneId sender) {
        ObjectNode raw = JsonObjects.withRoomFor(Math.min(typed.size(), fields.size()));
        refuseUndeclared(typed, fields);
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.name(i);
            JsonNode value = typed.get(name);
            JsonNode written = value == null || value.isNull() ? null : named(name, value, fields.field(i), sender);
            if (written != null) {
                raw.set(name, written);
            }
        }
        return raw;
    }

    private static void refuseUndeclared(JsonNode typed, Fields fields) {
        for (Iterator<String> names = typed.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (fields.get(name) == null) {
                throw new UnfitMember("format.yaml has no such field here", null).within(name);
            }
        }
    }

    private @Nullable JsonNode named(String name, JsonNode value, Field field, ZoneId sender) {
        try {
            return field.list() ? list(value, field, sender) : value(value, field, sender);
        } catch (Rejection e) {
            // Passes through the object that the field is in, too.
            throw (field.personal() ? e.discreet() : e).within(name);
        } catch (DateTimeException e) {
            // The hub's schema takes the 29th of February of any year.
            throw new Rejection(FaultCode.TIME_INVALID, "", name, null);
        } catch (UnfitMember e) {
            throw e.within(name);
        } catch (RuntimeException e) {
            throw new UnfitMember("what it is given is no " + field.type(), e).within(name);
        }
    }

    private JsonNode list(JsonNode values, Field field, ZoneId sender) {
        GivenShape.requireList(values);
        ArrayNode list = JsonNodeFactory.instance.arrayNode(values.size());
        for (JsonNode element : values) {
            JsonNode written = element.isNull() ? null : value(element, field, sender);
            if (written != null && !isSaid(list, written, field)) {
                list.add(written);
            }
        }
        return list;
    }

    // A partner and its bodies may have one word.
    private static boolean isSaid(ArrayNode list, JsonNode written, Field field) {
        return field.elements().unique()
                && StreamSupport.stream(list.spliterator(), false).anyMatch(written::equals);
    }

    private @Nullable JsonNode value(JsonNode value, Field field, ZoneId sender) {
        GivenShape.requireValue(value, field);
        return field.type() == FieldType.OBJECT
                ? object(value, field.members(), sender)
                : values.of(field.type()).write(value, field, sender);
    }
}
