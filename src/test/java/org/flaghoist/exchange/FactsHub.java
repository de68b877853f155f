package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.flaghoist.exchange.DecidedMessage.DecidedCopy;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.ledger.Rendering;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.Urgency;
import org.flaghoist.recall.Withdrawals;
import org.flaghoist.release.PolicyWords;
import org.flaghoist.release.ReleaseDecision;
import org.flaghoist.release.ReleasePolicy;
import org.flaghoist.release.ReleasePolicyFile;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.urgent.CommittedCopies;
import org.flaghoist.urgent.LaneProgress;
import org.flaghoist.urgent.UrgentEntries;
import org.jspecify.annotations.Nullable;

/** Records and decides about notifications as the route translate does, and renders them as it is told to. */
final class FactsHub {

    final LedgerFixture hub;
    final ReleasePolicy policy;
    private final Function<DecidedCopy, RecipientOutcome> outcomes;
    private final RecordStep record;
    private final DecideStep decide;
    private final RecordedFacts facts;

    /** By the shipped policy; it renders nothing. */
    FactsHub(LedgerFixture hub) {
        this(hub, Path.of("config/release-policy.yaml"), FactsHub::outcome);
    }

    FactsHub(LedgerFixture hub, Path policyFile, Function<DecidedCopy, RecipientOutcome> outcomes) {
        this.hub = hub;
        this.policy = policy(policyFile);
        this.outcomes = outcomes;
        UrgentEntries entries = new UrgentEntries(hub.recorded);
        UrgentLanes lanes =
                new UrgentLanes(entries, new CommittedCopies(entries), new LaneProgress(hub.recorded), queue -> 0L);
        record = new RecordStep(hub.ledger, lanes, () -> {});
        Withdrawals withdrawals = new Withdrawals(hub.recorded, List.of());
        decide = new DecideStep(hub.ledger, () -> policy, recipient -> false, recipient -> true, record, withdrawals);
        facts = new RecordedFacts(hub.ledger);
    }

    private static ReleasePolicy policy(Path policyFile) {
        SetupFaults faults = new SetupFaults();
        ReleasePolicyFile file = ReleasePolicyFile.read(policyFile, PolicyWords.read(Path.of("mappings")), faults);
        faults.throwIfAny();
        return Objects.requireNonNull(file).policy();
    }

    /** One message, in a transaction of its own where there is none. */
    DecidedMessage handle(String messageKey, ObjectNode notification, int testRun) {
        return hub.ledger.together(() -> handled(read(messageKey, notification, testRun, null)));
    }

    /** The same bytes, in which a fault is found by now. */
    DecidedMessage reject(String messageKey, ObjectNode notification, Rejection fault) {
        return hub.ledger.together(() -> handled(read(messageKey, notification, 0, fault)));
    }

    DecidedMessage handled(ReadMessage message) {
        DecidedMessage decided = decide.decide(record.record(message));
        facts.take(decided);
        if (decided.recorded().isAccepted()) {
            hub.ledger.decide(
                    decided.recorded().begun().entry(),
                    decided.decisions().stream().map(outcomes).toList());
        }
        return decided;
    }

    static ReadMessage read(String messageKey, ObjectNode notification, int testRun, @Nullable Rejection fault) {
        Arrival arrival = new Arrival(
                notification.path("sender").textValue(),
                messageKey,
                notification.toString().getBytes(StandardCharsets.UTF_8),
                false,
                null,
                1,
                null,
                testRun);
        return new ReadMessage(arrival, InboundLane.ONLY, Instant.now(), fault == null ? notification : null, fault);
    }

    static RecipientOutcome outcome(DecidedCopy copy) {
        ReleaseDecision decision = copy.decision();
        return switch (decision.outcome()) {
            case RELEASE -> given(copy.recipient());
            case HOLD -> RecipientOutcome.held(copy.recipient(), decision.rule(), List.of());
            case REFUSE -> RecipientOutcome.refused(copy.recipient(), decision.rule());
        };
    }

    static RecipientOutcome given(String recipient) {
        Rendering rendering = new Rendering(new byte[] {'x'}, "txt", Urgency.ROUTINE);
        return RecipientOutcome.released(recipient, DeliveryState.DELIVERED, "R1", List.of(), rendering);
    }
}
