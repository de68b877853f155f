package org.flaghoist.format.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.flaghoist.format.definition.Field.ListRules;
import org.flaghoist.format.definition.FormatFile.ListForm;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Located;
import org.flaghoist.notification.LocatedArray;
import org.flaghoist.notification.Place;

/** What a list as a whole must be: not too long, nothing twice, nothing beside what must stand alone. */
record ListReader(ListForm form) {

    boolean isDropped(JsonNode element) {
        return form.dropEmpty() && element.isTextual() && element.textValue().isEmpty();
    }

    void check(LocatedArray list, ListRules rules, Place place, Report report) {
        if (rules.max() != null && list.size() > rules.max()) {
            report.fault(FaultCode.SCHEMA, form.excessAtElement() ? at(list, rules.max(), place) : place, null);
        }
        Set<JsonNode> before = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            if (!mayFollow(list.get(i), before, rules)) {
                report.fault(FaultCode.SCHEMA, form.wrongAtElement() ? at(list, i, place) : place, null);
                return;
            }
            before.add(list.get(i));
        }
    }

    private static boolean mayFollow(JsonNode element, Set<JsonNode> before, ListRules rules) {
        if (element == FieldValue.FAULTY) {
            return true;
        }
        if (rules.unique() && before.contains(element)) {
            return false;
        }
        boolean exclusive = rules.exclusive() != null && element.asText().equals(rules.exclusive());
        boolean besideExclusive = rules.exclusive() != null
                && before.stream().anyMatch(e -> e.asText().equals(rules.exclusive()));
        return !(exclusive && !before.isEmpty()) && !besideExclusive;
    }

    private static Place at(LocatedArray list, int index, Place otherwise) {
        Place place = Located.placeOf(list.get(index));
        return place != null ? place : otherwise;
    }
}
