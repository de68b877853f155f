package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.recall.Withdrawals;

/**
 * Makes the hub's own cancellation of a notification that people recall, by the steps of the route translate. It is
 * recorded first, and what is not fetched withdrawn; then it goes to those who were given a revision, and to nobody
 * else. What goes out is left to the caller. Each within a transaction of the ledger.
 */
public final class RecallMaker {

    private final Ledger ledger;
    private final Withdrawals withdrawals;
    private final RecordStep record;
    private final DecideStep decide;
    private final RenderStep render;
    private final AcknowledgeStep acknowledge;

    public RecallMaker(
            Ledger ledger,
            Withdrawals withdrawals,
            RecordStep record,
            DecideStep decide,
            RenderStep render,
            AcknowledgeStep acknowledge) {
        this.ledger = ledger;
        this.withdrawals = withdrawals;
        this.record = record;
        this.decide = decide;
        this.render = render;
        this.acknowledge = acknowledge;
    }

    /**
     * A cancellation as it is to be made.
     *
     * @param messageKey the same whenever it is made
     * @param base the entry of what it cancels
     */
    public record WantedCancellation(
            String recall, String messageKey, long base, Instant at, ObjectNode notification) {}

    /**
     * Records it; from now on no other revision is accepted.
     *
     * @return its entry
     * @throws OperationRejected where the sender was quicker: its notification has another revision, or is cancelled
     */
    public long record(WantedCancellation wanted) {
        long entry = recorded(wanted).begun().entry();
        withdrawals.ask(entry);
        return entry;
    }

    /** What goes out because of it, in order. Done again, it comes to the same. */
    public List<Outgoing> make(WantedCancellation wanted) {
        DecidedMessage decided = toThoseWhoWereGivenIt(decide.decide(recorded(wanted)));
        return acknowledge.acknowledge(render.render(decided)).outgoing();
    }

    private RecordedMessage recorded(WantedCancellation wanted) {
        String sender = wanted.notification().path("sender").textValue();
        Arrival arrival = new Arrival(sender, wanted.messageKey(), HubForm.bytes(wanted.notification()), null, 1)
                .from(wanted.base());
        RecordedMessage recorded = record.record(
                new ReadMessage(arrival, InboundLane.ONLY, wanted.at(), wanted.notification(), null, wanted.recall()));
        if (!recorded.isAccepted()) {
            throw new OperationRejected("its sender was quicker: "
                    + Objects.requireNonNull(recorded.fault(), "neither accepted nor at fault")
                            .code()
                    + "; look at it again");
        }
        return recorded;
    }

    private DecidedMessage toThoseWhoWereGivenIt(DecidedMessage decided) {
        RecordedMessage recorded = decided.recorded();
        ObjectNode notification = recorded.notification();
        Set<String> given = new HashSet<>(ledger.earlierRecipients(
                recorded.source().sender(),
                notification.path("id").textValue(),
                notification.path("revision").intValue(),
                0));
        // Whoever it was made for before a crash may have a copy of it on its queue.
        given.addAll(withdrawals.decided(recorded.source().entry()));
        return new DecidedMessage(
                recorded,
                decided.decisions().stream()
                        .filter(decision -> given.contains(decision.recipient()))
                        .toList());
    }
}
