package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.flaghoist.exchange.DecidedMessage.DecidedCopy;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.notification.Rejection;
import org.flaghoist.release.ReleaseDecision;
import org.flaghoist.release.ReleasePolicy;

/** Decides by the release policy who may have what of an accepted notification. */
public final class DecideStep {

    private final Ledger ledger;
    private final ReleasePolicy policy;
    private final Predicate<String> tested;
    private final RecordStep record;

    /** @param tested whether a recipient is in test mode now */
    public DecideStep(Ledger ledger, ReleasePolicy policy, Predicate<String> tested, RecordStep record) {
        this.ledger = ledger;
        this.policy = policy;
        this.tested = tested;
        this.record = record;
    }

    public DecidedMessage decide(RecordedMessage recorded) {
        if (!recorded.isAccepted()) {
            return DecidedMessage.forNobody(recorded);
        }
        try {
            return new DecidedMessage(recorded, decisions(recorded.notification(), recorded.source()));
        } catch (Rejection bug) {
            return DecidedMessage.forNobody(record.rejected(recorded.message(), recorded.begun(), bug));
        }
    }

    private List<DecidedCopy> decisions(ObjectNode notification, Source source) {
        Set<String> earlier = ledger.earlierRecipients(
                source.sender(),
                notification.path("id").textValue(),
                notification.path("revision").intValue(),
                source.testRun());
        Map<String, ReleaseDecision> decisions = PureWork.of(() -> policy.decide(notification, earlier));
        // A recipient's state is asked for once: it can change at any time.
        return decisions.entrySet().stream()
                .map(each ->
                        new DecidedCopy(each.getKey(), each.getValue(), source.isTest() || tested.test(each.getKey())))
                .toList();
    }
}
