package org.flaghoist.format.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Field.Emptiness;
import org.flaghoist.format.definition.Field.Presence;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.notification.Fault;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.LocatedObject;
import org.flaghoist.notification.Place;

/** What the members of one object demand of each other. A value that was there and wrong counts as there. */
final class Relations {

    private final Fields declared;
    private final ObjectNode raw;
    private final LocatedObject read;
    private final Place place;
    private final Report report;

    Relations(Fields declared, ObjectNode raw, LocatedObject read, Place place, Report report) {
        this.declared = declared;
        this.raw = raw;
        this.read = read;
        this.place = place;
        this.report = report;
    }

    /** @param emptiness what the object is without any member */
    void check(Emptiness emptiness) {
        if (emptiness == Emptiness.FAULT && declared.names().stream().noneMatch(this::isThere)) {
            report.fault(FaultCode.SCHEMA, place, null);
        }
        for (int i = 0; i < declared.size(); i++) {
            Field field = declared.field(i);
            if (!field.out()) {
                check(declared.name(i), field.presence());
            }
        }
    }

    private void check(String name, Presence presence) {
        boolean isWrong = isThere(name)
                ? presence.isExcludedBeside(this::isThere)
                : presence.isRequiredBeside(this::isThere, this::word);
        if (isWrong) {
            report.fault(FaultCode.SCHEMA, placeOf(name), null);
        }
        String before = presence.notBefore();
        if (before != null && read.has(name) && read.has(before)) {
            checkOrder(read.get(before), read.get(name), placeOf(name));
        }
    }

    private String word(String name) {
        return read.path(name).asText();
    }

    private boolean isThere(String name) {
        return read.has(name) || read.isRefused(name);
    }

    private Place placeOf(String name) {
        return Places.of(raw.get(name), place, name, declared.rank(name));
    }

    private void checkOrder(JsonNode from, JsonNode to, Place at) {
        boolean samePrecision = from.path("precision").equals(to.path("precision"));
        if (!samePrecision) {
            // Two precisions are met while reading, and make the order of the two meaningless.
            at.faults().add(new Fault(FaultCode.SCHEMA, at, Fault.Phase.READING, 0, null));
        } else if (instant(to).compareTo(instant(from)) < 0) {
            report.fault(FaultCode.TIME_INVALID, at, instant(to));
        }
    }

    private static String instant(JsonNode time) {
        return time.isObject() ? time.path("instant").asText() : time.asText();
    }
}
