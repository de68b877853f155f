package org.flaghoist.monitor;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flaghoist.parking.UnknownMessage;
import org.flaghoist.parking.UnknownMessages;

/** Finds partners for whom something waits whose entry the ledger has lost. */
record UnknownEntriesWatch(UnknownMessages unknown, PartnerNames names) implements Watch {

    private static final String TEXT =
            "A message for %s waits whose entry the ledger has lost, or that it was cancelled; on the way to a server"
                    + " the messages behind it wait too. Restore the ledger, or see docs/operate/restore.md, Messages"
                    + " whose entry is unknown.";

    @Override
    public Condition condition() {
        return Condition.UNKNOWN_ENTRY;
    }

    @Override
    public List<Finding> look() {
        Map<String, List<UnknownMessage>> met = unknown.all().stream()
                .collect(Collectors.groupingBy(UnknownMessage::partner, TreeMap::new, Collectors.toList()));
        return met.entrySet().stream()
                .map(each -> new Finding(
                        condition(),
                        each.getKey(),
                        "",
                        Severity.CRITICAL,
                        TEXT.formatted(names.of(each.getKey())),
                        each.getValue().get(0).seen()))
                .toList();
    }
}
