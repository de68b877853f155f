package org.flaghoist.route;

import java.util.List;
import org.flaghoist.ledger.Erasure;
import org.flaghoist.ledger.LegalHolds;
import org.flaghoist.ledger.NotDone;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** What is kept of a notification, and for how long, over JMX. Answers are JSON (docs/jmx.md). */
@ManagedResource(objectName = "org.flaghoist:type=Retention", description = "What is kept of a notification")
public final class RetentionOperations {

    private final Erasure erasure;
    private final LegalHolds holds;
    private final UnfetchedCopies copies;
    private final Operator operator;

    RetentionOperations(Erasure erasure, LegalHolds holds, UnfetchedCopies copies, Operator operator) {
        this.erasure = erasure;
        this.holds = holds;
        this.copies = copies;
        this.operator = operator;
    }

    private record Received(List<Erasure.Receipt> received) {}

    private record Kept(List<LegalHolds.LegalHold> holds) {}

    @ManagedOperation(description = "Whom a notification was sent to, in any revision")
    @ManagedOperationParameter(name = "sender", description = "the partner's id")
    @ManagedOperationParameter(name = "reference", description = "the sender's id of the notification")
    public String receivedBy(String sender, String reference) {
        return JsonText.of(new Received(erasure.receivedBy(sender.strip(), reference.strip())));
    }

    @ManagedOperation(description = "What is under a legal hold, the oldest first")
    public String legalHolds() {
        return JsonText.of(new Kept(holds.list()));
    }

    @ManagedOperation(description = "Keep all bodies of a notification, however old")
    @ManagedOperationParameter(name = "sender", description = "the partner's id")
    @ManagedOperationParameter(name = "reference", description = "the sender's id of the notification")
    @ManagedOperationParameter(name = "reason", description = "kept for good")
    public void hold(String sender, String reference, String reason) {
        holds.hold(sender.strip(), reference.strip(), operator.name(), reason);
    }

    @ManagedOperation(description = "Let them be deleted at their time again")
    @ManagedOperationParameter(name = "sender", description = "the partner's id")
    @ManagedOperationParameter(name = "reference", description = "the sender's id of the notification")
    @ManagedOperationParameter(name = "reason", description = "kept for good")
    public void lift(String sender, String reference, String reason) {
        holds.lift(sender.strip(), reference.strip(), operator.name(), reason);
    }

    @ManagedOperation(description = "Delete all bodies of a notification everywhere in the hub; answers how many")
    @ManagedOperationParameter(name = "sender", description = "the partner's id")
    @ManagedOperationParameter(name = "reference", description = "the sender's id of the notification")
    @ManagedOperationParameter(name = "reason", description = "kept for good")
    public int erase(String sender, String reference, String reason) {
        String id = reference.strip();
        refuseWhatLies(sender.strip(), id);
        return erasure.erase(sender.strip(), id, operator.name(), reason);
    }

    // What a partner has not fetched yet is that partner's: it is not taken away.
    private void refuseWhatLies(String sender, String reference) {
        List<String> queues = copies.queues(sender, reference);
        if (!queues.isEmpty()) {
            throw new NotDone(reference + " cannot be erased yet: copies lie on " + String.join(", ", queues)
                    + "; erase it when the partners have fetched them");
        }
    }
}
