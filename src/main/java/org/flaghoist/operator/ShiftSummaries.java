package org.flaghoist.operator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.flaghoist.people.Handover.HandoverSummary;
import org.flaghoist.people.Handover.Taking;
import org.flaghoist.people.Shifts;

/** Adds to dead letters and holds who has taken each, and how many notes there are on it. */
final class ShiftSummaries {

    private final Shifts shifts;

    ShiftSummaries(Shifts shifts) {
        this.shifts = shifts;
    }

    List<ObjectNode> onto(List<ObjectNode> rows) {
        Map<String, HandoverSummary> summaries =
                shifts.ofParked(rows.stream().map(ShiftSummaries::name).toList());
        rows.forEach(row -> {
            HandoverSummary summary = summaries.get(name(row));
            if (summary != null) {
                add(row, summary);
            }
        });
        return rows;
    }

    ObjectNode onto(ObjectNode row) {
        onto(List.of(row));
        return row;
    }

    private static String name(ObjectNode row) {
        return row.path("id").asText();
    }

    private static void add(ObjectNode row, HandoverSummary summary) {
        Taking taken = summary.taken();
        if (taken != null) {
            row.putObject("taken").put("by", taken.by()).put("at", taken.at().toString());
        }
        if (summary.notes() > 0) {
            row.put("notes", summary.notes());
        }
    }
}
