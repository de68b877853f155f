package org.flaghoist.operator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.flaghoist.exchange.HubForm;
import org.flaghoist.exchange.Outgoing;
import org.flaghoist.exchange.RecallMaker;
import org.flaghoist.exchange.RecallMaker.WantedCancellation;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.recall.Recall;
import org.flaghoist.recall.Recall.MadeCancellation;
import org.flaghoist.recall.RecallableRevision;
import org.flaghoist.recall.Recalls;
import org.flaghoist.search.Overview;

/**
 * Makes the cancellation of what is recalled: the next revision, with the header of the last and nothing of its
 * contents. Within a transaction of the ledger.
 */
public final class RecallCancellations {

    /** What each notification has; nothing that was wrong to send is sent once more. */
    private static final List<String> HEADER = List.of(
            "id", "sender", "recipients", "type", "action", "revision", "urgency", "createdAt", "handling", "grading");

    private final Recalls recalls;
    private final RecallMaker maker;
    private final Overview contents;
    private final String node;

    /** @param node the broker's node id, with which message keys begin */
    public RecallCancellations(Recalls recalls, RecallMaker maker, Overview contents, String node) {
        this.recalls = recalls;
        this.maker = maker;
        this.contents = contents;
        this.node = node;
    }

    /** @throws OperationRejected where it cannot be recalled any more */
    void record(Recall recall) {
        RecallableRevision last = recalls.last(recall.sender(), recall.reference());
        recalls.made(recall, last, maker.record(wanted(recall, last.entry(), last.revision() + 1)));
    }

    /** What goes out because of it. */
    List<Outgoing> messages(Recall recall) {
        MadeCancellation made = Objects.requireNonNull(recall.made(), "there is no cancellation yet");
        return maker.make(wanted(recall, recall.base(), made.revision()));
    }

    private WantedCancellation wanted(Recall recall, long base, int revision) {
        return new WantedCancellation(
                recall.id(), node + ":recall-" + recall.id(), base, recall.at(), notification(recall, base, revision));
    }

    private ObjectNode notification(Recall recall, long base, int revision) {
        ObjectNode notification = HubForm.of(last(recall.reference(), base)).retain(HEADER);
        notification.put("action", "CANCEL").put("revision", revision);
        return notification.put(
                "createdAt", recall.at().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** @throws OperationRejected where its contents were deleted */
    byte[] last(String reference, long entry) {
        return contents.notification(entry)
                .orElseThrow(() -> new OperationRejected("the contents of " + reference
                        + " were deleted, so no cancellation can be made of it; inform the recipients yourself"));
    }
}
