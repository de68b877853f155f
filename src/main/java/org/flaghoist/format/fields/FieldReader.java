package org.flaghoist.format.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
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
    private final List<String> first;
    private final Report report;

    public FieldReader(FormatFile format, FieldValues values) {
        this.fields = format.notification();
        this.values = values;
        this.lists = new ListReader(format.lists());
        this.first = format.faults().first();
        // JSON's faults have no order, but a value that is left out for a fault must not be missed by the hub's schema
        // first.
        boolean ordered = format.syntax().kind() != SyntaxForm.SyntaxKind.JSON;
        this.report = ordered ? Report.inOrder() : Report.inOrder().whenRead();
    }

    public LocatedObject read(LocatedObject raw) {
        return object(raw, fields, Emptiness.ALLOWED, raw.place(), "", report);
    }

    private LocatedObject object(
            ObjectNode raw, Fields declared, Emptiness emptiness, Place place, String path, Report report) {
        LocatedObject result = new LocatedObject(place);
        refuseUndeclared(raw, declared, place, report);
        Relations relations = new Relations(declared, raw, result, place, report);
        declared.byName().forEach((name, field) -> {
            JsonNode value = raw.get(name);
            if (field.out() || value == null) {
                return;
            }
            String here = path + name;
            Report faults = reportOf(field, here, report);
            Place at = Places.of(value, place, name, declared.rank(name));
            JsonNode read = field.list() ? list(value, field, at, here, faults) : value(value, field, at, here, faults);
            if (read == FieldValue.FAULTY) {
                result.refuse(name);
            } else if (read != null) {
                result.set(name, read);
            }
        });
        relations.check(emptiness);
        return result;
    }

    private Report reportOf(Field field, String path, Report report) {
        Report base = field.whenRead() ? report.whenRead() : report;
        Report own = field.personal() ? base.discreet() : base;
        int rank = first.indexOf(path);
        return rank < 0 ? own : own.first(rank);
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

    private @Nullable JsonNode list(JsonNode raw, Field field, Place place, String path, Report report) {
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
            JsonNode read = value(element, field, Places.ofElement(element, place, i), path, report);
            faulty |= read == FieldValue.FAULTY;
            if (read != null) {
                result.add(read);
            }
        }
        lists.check(result, field.elements(), place, report);
        return faulty ? FieldValue.FAULTY : result.isEmpty() ? null : result;
    }

    private @Nullable JsonNode value(JsonNode raw, Field field, Place place, String path, Report report) {
        if (raw.isNull()) {
            report.fault(FaultCode.SCHEMA, place, null);
            return FieldValue.FAULTY;
        }
        if (field.type() != FieldType.OBJECT) {
            boolean absent = !field.list() && isEmptyText(raw);
            return absent ? null : values.of(field.type()).read(raw, field, place, report);
        }
        if (raw instanceof ObjectNode members) {
            LocatedObject read = object(members, field.members(), field.emptiness(), place, path + ".", report);
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
