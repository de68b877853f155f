package org.flaghoist.operator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.people.Request;
import org.flaghoist.recall.Recall;
import org.flaghoist.recall.Recall.MadeCancellation;
import org.flaghoist.recall.RecalledCopies;
import org.flaghoist.recall.RecalledRecipient;
import org.flaghoist.recall.RecalledRecipient.RecipientProgress;
import org.flaghoist.recall.Recalls;
import org.jspecify.annotations.Nullable;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** Recalling over JMX. Answers are JSON (docs/jmx.md); who asks is whoever is logged in. */
@ManagedResource(
        objectName = "org.flaghoist:type=Recall",
        description = "Recall a notification: withdraw what is not fetched, cancel what is")
public final class RecallOperations {

    /** Those that ended longer ago nobody looks for. */
    private static final int MOST = 50;

    private final Recalls recalls;
    private final RecalledCopies copies;
    private final RecallCancellations cancellations;
    private final Operator operator;

    public RecallOperations(
            Recalls recalls, RecalledCopies copies, RecallCancellations cancellations, Operator operator) {
        this.recalls = recalls;
        this.copies = copies;
        this.cancellations = cancellations;
        this.operator = operator;
    }

    private record RecallList(List<AskedRecall> requests, List<FollowedRecall> recalls) {}

    /** What waits for a second person. */
    private record AskedRecall(
            String sender, String reference, String actor, String person, String reason, Instant at) {

        static AskedRecall of(Request request) {
            return new AskedRecall(
                    request.partner(),
                    request.subject(),
                    request.by().name(),
                    request.by().identity(),
                    request.reason(),
                    request.at());
        }
    }

    private record RecipientAnswer(
            String partner,
            RecipientProgress state,
            @Nullable DeliveryState cancellation) {

        static RecipientAnswer of(RecalledRecipient one) {
            return new RecipientAnswer(one.recipient(), one.progress(), one.cancellation());
        }
    }

    private record FollowedRecall(
            String id,
            String sender,
            String reference,
            String actor,
            String reason,
            Instant at,
            Recall.RecallProgress state,
            @Nullable Integer revision,
            @Nullable String words,
            List<RecipientAnswer> recipients) {}

    /** What became of somebody's word: not done where a second person has to say the same first. */
    private record RecallAnswer(boolean done, @Nullable String id) {}

    @ManagedOperation(description = "Recall a notification, when a second person says the same")
    @ManagedOperationParameter(name = "sender", description = "the partner's id")
    @ManagedOperationParameter(name = "reference", description = "the sender's reference of the notification")
    @ManagedOperationParameter(name = "reason", description = "kept as long as records are")
    public String recall(String sender, String reference, String reason) {
        String from = sender.strip();
        String id = reference.strip();
        // So that nobody agrees to what cannot be carried out.
        cancellations.check(from, id);
        Optional<Recall> done = recalls.ask(from, id, operator.person(), reason);
        return JsonText.of(
                new RecallAnswer(done.isPresent(), done.map(Recall::id).orElse(null)));
    }

    @ManagedOperation(description = "Withdraw a request for a recall")
    @ManagedOperationParameter(name = "sender", description = "the partner's id")
    @ManagedOperationParameter(name = "reference", description = "the sender's reference of the notification")
    @ManagedOperationParameter(name = "reason", description = "kept as long as records are")
    public void withdraw(String sender, String reference, String reason) {
        recalls.withdraw(sender.strip(), reference.strip(), operator.person(), reason);
    }

    @ManagedOperation(
            description = "What waits for a second person, and the recalls of the last days with what became of each"
                    + " recipient's copies, the newest first")
    public String list() {
        return JsonText.of(new RecallList(
                recalls.requests().stream().map(AskedRecall::of).toList(),
                recalls.newest(MOST).stream().map(this::followed).toList()));
    }

    private FollowedRecall followed(Recall recall) {
        MadeCancellation made = recall.made();
        return new FollowedRecall(
                recall.id(),
                recall.sender(),
                recall.reference(),
                recall.actor(),
                recall.reason(),
                recall.at(),
                recall.progress(),
                made == null ? null : Integer.valueOf(made.revision()),
                recall.words(),
                made == null
                        ? List.of()
                        : copies.of(made.entry()).stream()
                                .map(RecipientAnswer::of)
                                .toList());
    }
}
