package org.flaghoist.format.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.JsonObjects;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/** Writes a tree of hub values as a raw tree by a partner's fields, in the partner's order; absent stays absent. */
public final class FieldWriter {

    /** What a word is looked up in, which is all that a value of a field is refused for. */
    private static final String TABLE = "table";

    private static final String FOLD = "/times/fold";

    private final FieldValues values;
    private final WrittenShape shape;

    public FieldWriter(FormatFile format, FieldValues values) {
        this.values = values;
        this.shape = new WrittenShape(format);
    }

    /**
     * @param typed members named as the partner's, values the hub's
     * @param writing takes what does not fit the partner's form
     * @throws UnfitMember for a member that format.yaml does not declare, or whose value is none of its field's type
     */
    public ObjectNode write(JsonNode typed, Fields fields, MessageWriting writing) {
        GivenShape.requireMessage(typed);
        return object(typed, fields, writing);
    }

    private ObjectNode object(JsonNode typed, Fields fields, MessageWriting writing) {
        ObjectNode raw = JsonObjects.withRoomFor(Math.min(typed.size(), fields.size()));
        refuseUndeclared(typed, fields);
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.name(i);
            JsonNode written = member(name, typed, fields.field(i), fields, writing);
            if (written != null) {
                raw.set(name, written);
            }
        }
        new WrittenPresence(fields, typed, raw, writing).check();
        return raw;
    }

    private @Nullable JsonNode member(String name, JsonNode typed, Field field, Fields fields, MessageWriting writing) {
        String source = fields.sourceOf(name);
        JsonNode value = typed.get(source == null ? name : source);
        if (value == null || value.isNull()) {
            return null;
        }
        Field graded = source == null ? field : Objects.requireNonNull(fields.get(source));
        JsonNode written = named(source == null ? name : source, value, graded, writing);
        if (written == null || !GradingPair.isOf(graded)) {
            return written;
        }
        JsonNode part = source == null ? GradingPair.sourceOf(written) : GradingPair.informationOf(written);
        shape.check(part, name, field, writing);
        return part;
    }

    private static void refuseUndeclared(JsonNode typed, Fields fields) {
        for (Iterator<String> names = typed.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (fields.get(name) == null) {
                throw new UnfitMember("format.yaml has no such field here", null).within(name);
            }
            String source = fields.sourceOf(name);
            if (source != null && !typed.path(name).isNull()) {
                throw new UnfitMember("it is written with '" + source + "', whose grading has it; leave it out", null)
                        .within(name);
            }
        }
    }

    private @Nullable JsonNode named(String name, JsonNode value, Field field, MessageWriting writing) {
        try {
            return field.list() ? list(name, value, field, writing) : value(name, value, field, writing);
        } catch (Rejection e) {
            // Passes through the object that the field is in, too.
            Rejection placed = e.unfit() == null ? e.unfit(writing.unfit(name, rule(e.code()), null)) : e;
            throw (field.personal() ? placed.discreet() : placed).within(name);
        } catch (DateTimeException e) {
            // The hub's schema takes the 29th of February of any year.
            throw new Rejection(FaultCode.TIME_INVALID, "", name, null)
                    .unfit(writing.unfit(name, null, "is a time that there is not, such as the 29th of February"));
        } catch (UnfitMember e) {
            throw e.within(name);
        } catch (RuntimeException e) {
            throw new UnfitMember("what it is given is no " + field.type(), e).within(name);
        }
    }

    private static String rule(FaultCode code) {
        return code == FaultCode.TIME_AMBIGUOUS ? FOLD : TABLE;
    }

    private JsonNode list(String name, JsonNode values, Field field, MessageWriting writing) {
        GivenShape.requireList(values);
        ArrayNode list = JsonNodeFactory.instance.arrayNode(values.size());
        for (JsonNode element : values) {
            JsonNode written = element.isNull() ? null : value(name, element, field, writing);
            if (written != null && !isSaid(list, written, field)) {
                list.add(written);
            }
        }
        shape.checkList(list, values, name, field, writing);
        return list;
    }

    // A partner and its bodies may have one word.
    private static boolean isSaid(ArrayNode list, JsonNode written, Field field) {
        return field.elements().unique()
                && StreamSupport.stream(list.spliterator(), false).anyMatch(written::equals);
    }

    private @Nullable JsonNode value(String name, JsonNode value, Field field, MessageWriting writing) {
        GivenShape.requireValue(value, field);
        if (field.type() == FieldType.OBJECT) {
            writing.enter(name, field);
            ObjectNode written = object(value, field.members(), writing);
            writing.leave(field);
            return written;
        }
        JsonNode written = values.of(field.type()).write(value, field, writing.sender());
        // Each part of two is looked at by itself.
        if (written != null && !GradingPair.isOf(field)) {
            shape.check(written, name, field, writing);
        }
        return written;
    }
}
