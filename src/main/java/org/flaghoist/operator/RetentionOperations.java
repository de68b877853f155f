package org.flaghoist.operator;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.flaghoist.people.Matter;
import org.flaghoist.people.NamedNotification;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.people.Request;
import org.flaghoist.people.RequestKind;
import org.flaghoist.people.Requests;
import org.flaghoist.retention.Erasure;
import org.flaghoist.retention.LegalHolds;
import org.flaghoist.retention.RetentionClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** What is kept of a notification, and for how long, over JMX. Answers are JSON (docs/jmx.md). */
@ManagedResource(
        objectName = "org.flaghoist:type=Retention",
        description = "How long contents are kept, legal holds and erasure")
public final class RetentionOperations {

    private final Erasure erasure;
    private final LegalHolds legalHolds;
    private final Requests requests;
    private final UnfetchedCopies copies;
    private final RetentionClock clock;
    private final Operator operator;

    public RetentionOperations(
            Erasure erasure,
            LegalHolds legalHolds,
            Requests requests,
            UnfetchedCopies copies,
            RetentionClock clock,
            Operator operator) {
        this.erasure = erasure;
        this.legalHolds = legalHolds;
        this.requests = requests;
        this.copies = copies;
        this.clock = clock;
        this.operator = operator;
    }

    private record Received(List<Erasure.ReceivedCopy> received) {}

    private record LegalHoldsAnswer(List<LegalHolds.LegalHold> legalHolds) {}

    /** What became of an act: not done where a second person has to say the same first. */
    private record Done(boolean done, @Nullable Integer bodies) {}

    private record WaitingRequests(List<Asked> requests) {}

    private record Asked(
            RequestKind act, String sender, String reference, String actor, String person, String reason, Instant at) {

        static Asked of(Request request) {
            Person by = request.by();
            return new Asked(
                    request.kind(),
                    request.partner(),
                    request.subject(),
                    by.name(),
                    by.identity(),
                    request.reason(),
                    request.at());
        }
    }

    @ManagedOperation(description = "Who received a notification, in any revision")
    @ManagedOperationParameter(name = "sender", description = "the partner's id")
    @ManagedOperationParameter(name = "reference", description = "the sender's reference of the notification")
    public String receivedBy(String sender, String reference) {
        return JsonText.of(new Received(erasure.receivedBy(sender.strip(), reference.strip())));
    }

    @ManagedOperation(description = "What is under a legal hold, the oldest first")
    public String legalHolds() {
        return JsonText.of(new LegalHoldsAnswer(legalHolds.list()));
    }

    @ManagedOperation(description = "Set a legal hold: keep all bodies of a notification, however old")
    @ManagedOperationParameter(name = "sender", description = "the partner's id")
    @ManagedOperationParameter(name = "reference", description = "the sender's reference of the notification")
    @ManagedOperationParameter(name = "reason", description = "kept as long as records are")
    public void setLegalHold(String sender, String reference, String reason) {
        legalHolds.hold(sender.strip(), reference.strip(), operator.name(), reason);
    }

    @ManagedOperation(description = "Lift a legal hold, when a second person says the same")
    @ManagedOperationParameter(name = "sender", description = "the partner's id")
    @ManagedOperationParameter(name = "reference", description = "the sender's reference of the notification")
    @ManagedOperationParameter(name = "reason", description = "kept as long as records are")
    public String liftLegalHold(String sender, String reference, String reason) {
        return JsonText.of(
                new Done(legalHolds.lift(sender.strip(), reference.strip(), operator.person(), reason), null));
    }

    @ManagedOperation(
            description = "Delete all bodies of a notification in the hub, when a second person says the same")
    @ManagedOperationParameter(name = "sender", description = "the partner's id")
    @ManagedOperationParameter(name = "reference", description = "the sender's reference of the notification")
    @ManagedOperationParameter(name = "reason", description = "kept as long as records are")
    public String erase(String sender, String reference, String reason) {
        String id = reference.strip();
        NamedNotification.check(sender.strip(), id);
        refuseWhatLies(sender.strip(), id);
        OptionalInt bodies = erasure.erase(sender.strip(), id, operator.person(), reason);
        return JsonText.of(
                new Done(bodies.isPresent(), bodies.isPresent() ? Integer.valueOf(bodies.getAsInt()) : null));
    }

    @ManagedOperation(description = "Requests that wait for a second person, the oldest first")
    public String requests() {
        List<Asked> asked = requests.list(Set.of(RequestKind.LIFT, RequestKind.ERASE)).stream()
                .map(Asked::of)
                .toList();
        return JsonText.of(new WaitingRequests(asked));
    }

    @ManagedOperation(description = "Withdraw a request")
    @ManagedOperationParameter(name = "act", description = "lift or erase")
    @ManagedOperationParameter(name = "sender", description = "the partner's id")
    @ManagedOperationParameter(name = "reference", description = "the sender's reference of the notification")
    @ManagedOperationParameter(name = "reason", description = "kept as long as records are")
    public void withdraw(String act, String sender, String reference, String reason) {
        RequestKind kind =
                switch (act.strip().toLowerCase(Locale.ROOT)) {
                    case "lift" -> RequestKind.LIFT;
                    case "erase" -> RequestKind.ERASE;
                    default -> throw new OperationRejected("the act is lift or erase, not " + act.strip());
                };
        requests.withdraw(new Matter(kind, sender.strip(), reference.strip()), operator.person(), reason);
    }

    @ManagedOperation(
            description = "End the alarm CLOCK by confirming that the clock is right: old contents are deleted again")
    @ManagedOperationParameter(name = "reason", description = "kept as long as records are")
    public void clockIsRight(String reason) {
        clock.confirm(operator.name(), reason);
    }

    // What a partner has not fetched yet is that partner's: it is not taken away.
    private void refuseWhatLies(String sender, String reference) {
        List<String> queues = copies.queues(sender, reference);
        if (!queues.isEmpty()) {
            throw new OperationRejected(reference + " cannot be erased yet: copies lie on " + String.join(", ", queues)
                    + "; erase it when the partners have fetched them");
        }
    }
}
