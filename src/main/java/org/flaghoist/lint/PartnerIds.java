package org.flaghoist.lint;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.flaghoist.notification.MeantName;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.notification.SetupFaults;

/** Finds rows of a table of partner words that are of no partner: whoever was meant has no word there. */
record PartnerIds(Path table, Set<String> partners, SetupFaults found) {

    /** @param lines of the hub's words */
    void check(Map<String, Integer> lines) {
        Set<String> there = lines.keySet().stream().map(RecipientId::partner).collect(Collectors.toSet());
        List<String> due =
                partners.stream().filter(id -> !there.contains(id)).sorted().toList();
        lines.forEach((id, line) -> {
            String partner = RecipientId.partner(id);
            if (!partners.contains(partner)) {
                String meant = MeantName.of(partner, due);
                String advice = meant == null ? "write" : "did you mean '" + meant + "'? Else write";
                found.add(
                        table,
                        line,
                        id,
                        "is no partner; " + advice + " one of " + String.join(", ", partners) + ", or remove the row");
            }
        });
    }
}
