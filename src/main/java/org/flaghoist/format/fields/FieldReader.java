package org.flaghoist.format.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Field.Emptiness;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.SyntaxForm;
import org.flaghoist.format.text.NumberText;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.LocatedArray;
import org.flaghoist.notification.LocatedObject;
import org.flaghoist.notification.Place;
import org.jspecify.annotations.Nullable;

/**
 * Reads a raw tree by a partner's fields: the members' names stay, the values become the hub's. Every fault is reported
 * at its place; what is wrong is left out of the result.
 */
public final class FieldReader {

    private final Fields fields;
    private final FieldValues values;
    private final ListReader lists;
    private final FieldReports reports;

    public FieldReader(FormatFile format, FieldValues values) {
        this.fields = format.notification();
        this.values = values;
        this.lists = new ListReader(format.lists());
        // JSON's faults have no order, but a value that is left out for a fault must not be missed by the hub's schema
        // first.
        boolean ordered = format.syntax().kind() != SyntaxForm.SyntaxKind.JSON;
        Report report = ordered ? Report.inOrder() : Report.inOrder().whenRead();
        this.reports = new FieldReports(fields, report, format.faults().checkFirst());
    }

    public LocatedObject read(LocatedObject raw) {
        return object(raw, fields, Emptiness.ALLOWED, raw.place(), reports.ofMessage());
    }

    private LocatedObject object(ObjectNode raw, Fields declared, Emptiness emptiness, Place place, Report report) {
        LocatedObject result = new LocatedObject(place, Math.min(raw.size(), declared.size()));
        refuseUndeclared(raw, declared, place, report);
        Relations relations = new Relations(declared, raw, result, place, report);
        for (int rank = 0; rank < declared.size(); rank++) {
            String name = declared.name(rank);
            Field field = declared.field(rank);
            JsonNode value = field.out() ? null : raw.get(name);
            if (value != null) {
                Place at = Places.of(value, place, name, rank);
                put(result, name, GradingPair.isOf(field) ? pair(raw, value, field, at) : member(value, field, at));
            }
        }
        relations.check(emptiness);
        return result;
    }

    private @Nullable JsonNode pair(ObjectNode raw, JsonNode source, Field field, Place place) {
        JsonNode information = raw.get(field.words().information());
        if (!GradingPair.isPart(source)) {
            return member(source, field, place);
        }
        // Of one that is missing, or no text, that is reported at its own place.
        return information != null && GradingPair.isPart(information)
                ? member(GradingPair.joined(source, information, place), field, place)
                : FieldValue.FAULTY;
    }

    private static void put(LocatedObject result, String name, @Nullable JsonNode read) {
        if (read == FieldValue.FAULTY) {
            result.refuse(name);
        } else if (read != null) {
            result.set(name, read);
        }
    }

    private @Nullable JsonNode member(JsonNode raw, Field field, Place place) {
        Report report = reports.of(field);
        return field.list() ? list(raw, field, place, report) : value(raw, field, place, report);
    }

    private static void refuseUndeclared(ObjectNode raw, Fields declared, Place place, Report report) {
        for (Iterator<String> names = raw.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            Field field = declared.get(name);
            if (field == null || field.out()) {
                report.fault(FaultCode.SCHEMA, Places.of(raw.get(name), place, name, declared.rank(name)), null);
            }
        }
    }

    private @Nullable JsonNode list(JsonNode raw, Field field, Place place, Report report) {
        if (raw.isTextual() && raw.textValue().isEmpty() && !(raw instanceof NumberText)) {
            return null;
        }
        if (!raw.isArray()) {
            report.fault(FaultCode.SCHEMA, place, null);
            return FieldValue.FAULTY;
        }
        LocatedArray result = new LocatedArray(place);
        boolean faulty = false;
        for (int i = 0; i < raw.size(); i++) {
            JsonNode element = raw.get(i);
            if (lists.isDropped(element)) {
                continue;
            }
            JsonNode read = value(element, field, Places.ofElement(element, place, i), report);
            faulty |= read == FieldValue.FAULTY;
            if (read != null) {
                result.add(read);
            }
        }
        lists.check(result, field.elements(), place, report);
        return faulty ? FieldValue.FAULTY : result.isEmpty() ? null : result;
    }

    private @Nullable JsonNode value(JsonNode raw, Field field, Place place, Report report) {
        if (raw.isNull()) {
            report.fault(FaultCode.SCHEMA, place, null);
            return FieldValue.FAULTY;
        }
        if (field.type() != FieldType.OBJECT) {
            boolean absent = !field.list() && isEmptyText(raw);
            return absent ? null : values.of(field.type()).read(raw, field, place, report);
        }
        if (raw instanceof ObjectNode members) {
            LocatedObject read = object(members, field.members(), field.emptiness(), place, report);
            return read.isEmpty() && field.emptiness() == Emptiness.ABSENT ? null : read;
        }
        if (isEmptyText(raw) && !field.list()) {
            return null;
        }
        report.fault(FaultCode.SCHEMA, place, null);
        return FieldValue.FAULTY;
    }

    private static boolean isEmptyText(JsonNode raw) {
        return (raw.isTextual() && raw.textValue().isEmpty()) || (raw.isArray() && raw.isEmpty());
    }
}
