package org.flaghoist.operator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.flaghoist.exchange.HubForm;
import org.flaghoist.exchange.Outgoing;
import org.flaghoist.exchange.RecallMaker;
import org.flaghoist.exchange.RecallMaker.WantedCancellation;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Request;
import org.flaghoist.recall.Recall;
import org.flaghoist.recall.Recall.MadeCancellation;
import org.flaghoist.recall.RecallKey;
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
    private final Set<String> partners;

    /**
     * @param node the broker's node id, with which message keys begin
     * @param partners those that there are now
     */
    public RecallCancellations(
            Recalls recalls, RecallMaker maker, Overview contents, String node, Set<String> partners) {
        this.recalls = recalls;
        this.maker = maker;
        this.contents = contents;
        this.node = node;
        this.partners = Set.copyOf(partners);
    }

    /** @throws OperationRejected where this cannot be recalled */
    void check(String sender, String reference) {
        RecallableRevision last = recalls.last(sender, reference);
        if (!partners.contains(sender)) {
            throw new OperationRejected(sender + " is no partner any more, so nothing can be cancelled in its name;"
                    + " inform the recipients yourself");
        }
        last(reference, last.entry());
    }

    /** Ends each request to which nobody can agree any more: its sender has cancelled it, or it is deleted. */
    void closeRequests() {
        for (Request request : recalls.requests()) {
            try {
                check(request.partner(), request.subject());
            } catch (OperationRejected why) {
                recalls.close(request, Objects.requireNonNull(why.getMessage()));
            }
        }
    }

    /** @throws OperationRejected where it cannot be recalled any more */
    void record(Recall recall) {
        check(recall.sender(), recall.reference());
        RecallableRevision last = recalls.last(recall.sender(), recall.reference());
        String messageKey = RecallKey.of(node, recall.id());
        recalls.made(recall, last, maker.record(wanted(recall, messageKey, last.entry(), last.revision() + 1)));
    }

    /** What goes out because of it. */
    List<Outgoing> messages(Recall recall) {
        MadeCancellation made = Objects.requireNonNull(recall.made(), "there is no cancellation yet");
        // The broker may have another node id by now.
        return maker.make(wanted(recall, made.messageKey(), recall.base(), made.revision()));
    }

    private WantedCancellation wanted(Recall recall, String messageKey, long base, int revision) {
        ObjectNode last = HubForm.of(last(recall.reference(), base));
        return new WantedCancellation(recall.id(), messageKey, base, recall.at(), of(last, revision, recall.at()));
    }

    /** The cancellation of a notification; both in the hub's form. */
    static ObjectNode of(ObjectNode last, int revision, Instant at) {
        ObjectNode notification = last.deepCopy().retain(HEADER);
        notification.put("action", "CANCEL").put("revision", revision);
        return notification.put("createdAt", at.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** @throws OperationRejected where its contents were deleted */
    private byte[] last(String reference, long entry) {
        return contents.notification(entry)
                .orElseThrow(() -> new OperationRejected("the contents of " + reference
                        + " were deleted, so no cancellation can be made of it; inform the recipients yourself"));
    }
}
