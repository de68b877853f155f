package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.flaghoist.exchange.DecidedMessage.DecidedCopy;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.notification.Rejection;
import org.flaghoist.recall.Withdrawals;
import org.flaghoist.release.ReleasePolicy;

/** Decides by the release policy who may have what of an accepted notification. */
public final class DecideStep {

    private final Ledger ledger;
    private final Supplier<ReleasePolicy> policy;
    private final Predicate<String> tested;
    private final Predicate<String> answered;
    private final RecordStep record;
    private final Withdrawals withdrawals;

    /**
     * @param tested whether a recipient is in test mode now
     * @param answered whether a recipient is sent answers
     */
    public DecideStep(
            Ledger ledger,
            Supplier<ReleasePolicy> policy,
            Predicate<String> tested,
            Predicate<String> answered,
            RecordStep record,
            Withdrawals withdrawals) {
        this.ledger = ledger;
        this.policy = policy;
        this.tested = tested;
        this.answered = answered;
        this.record = record;
        this.withdrawals = withdrawals;
    }

    public DecidedMessage decide(RecordedMessage recorded) {
        if (!recorded.isAccepted()) {
            return DecidedMessage.forNobody(recorded);
        }
        try {
            return new DecidedMessage(recorded, decisions(recorded));
        } catch (Rejection bug) {
            return DecidedMessage.forNobody(record.rejected(recorded.message(), recorded.begun(), bug));
        }
    }

    private List<DecidedCopy> decisions(RecordedMessage recorded) {
        ObjectNode notification = recorded.notification();
        Source source = recorded.source();
        Set<String> earlier = earlier(recorded);
        // A recipient's state is asked for once: it can change at any time.
        return PolicyDecisions.of(policy.get(), answered, notification, earlier).entrySet().stream()
                .map(each ->
                        new DecidedCopy(each.getKey(), each.getValue(), source.isTest() || tested.test(each.getKey())))
                .toList();
    }

    private Set<String> earlier(RecordedMessage recorded) {
        Source source = recorded.source();
        Set<String> earlier = new TreeSet<>(ledger.earlierRecipients(
                source.sender(),
                recorded.notification().path("id").textValue(),
                recorded.notification().path("revision").intValue(),
                source.testRun()));
        if (recorded.begun().redo()) {
            // What a cancellation has withdrawn since it was first decided about is not forgotten.
            earlier.addAll(withdrawals.recipients(source.entry()));
        }
        return earlier;
    }
}
