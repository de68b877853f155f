package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flaghoist.facts.FactRows;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.notification.Action;
import org.flaghoist.notification.NotificationType;

/**
 * Takes the facts of what is accepted in the transaction that records it, so that a redo, or another hub, counts
 * nothing twice.
 */
final class RecordedFacts {

    private final Ledger ledger;
    private final FactRows facts;

    RecordedFacts(Ledger ledger) {
        this.ledger = ledger;
        this.facts = new FactRows(ledger);
    }

    /** Not of tests, nor of cancellations and answers, which add nothing up. */
    void take(DecidedMessage decided) {
        RecordedMessage recorded = decided.recorded();
        long entry = recorded.begun().entry();
        if (recorded.begun().redo()) {
            if (ledger.hasLeft(entry)) {
                return;
            }
            facts.forget(List.of(entry));
        }
        if (recorded.isAccepted() && !recorded.source().isTest() && hasFacts(recorded.notification())) {
            facts.take(entry, recorded.notification(), copies(decided));
        }
    }

    private static boolean hasFacts(ObjectNode notification) {
        return !Action.CANCEL.isOf(notification) && !NotificationType.ANSWER.isOf(notification);
    }

    private static Map<String, ObjectNode> copies(DecidedMessage decided) {
        Map<String, ObjectNode> copies = new LinkedHashMap<>();
        decided.decisions().forEach(each -> {
            ObjectNode copy = each.decision().notification();
            if (copy != null) {
                copies.put(each.recipient(), copy);
            }
        });
        return copies;
    }
}
