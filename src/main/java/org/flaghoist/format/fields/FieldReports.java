package org.flaghoist.format.fields;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;

/** How the faults of each field of a partner's notification are reported, found once. */
final class FieldReports {

    private final Report ofMessage;
    private final List<String> first;
    // Two fields may be declared alike and stand in different objects.
    private final IdentityHashMap<Field, Report> byField = new IdentityHashMap<>();

    /**
     * @param ofMessage how those of the message as a whole are
     * @param first fields whose faults count before all others, as paths of member names with dots
     */
    FieldReports(Fields notification, Report ofMessage, List<String> first) {
        this.ofMessage = ofMessage;
        this.first = first;
        collect(notification, "", ofMessage);
    }

    private void collect(Fields fields, String path, Report report) {
        fields.byName().forEach((name, field) -> {
            Report own = report(field, path + name, report);
            byField.put(field, own);
            collect(field.members(), path + name + ".", own);
        });
    }

    private Report report(Field field, String path, Report report) {
        Report base = field.whenRead() ? report.whenRead() : report;
        Report own = field.personal() ? base.discreet() : base;
        int rank = first.indexOf(path);
        return rank < 0 ? own : own.first(rank);
    }

    Report ofMessage() {
        return ofMessage;
    }

    Report of(Field field) {
        return Objects.requireNonNull(byField.get(field));
    }
}
