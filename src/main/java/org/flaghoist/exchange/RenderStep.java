package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.flaghoist.exchange.CopyRenderer.Share;
import org.flaghoist.exchange.DecidedMessage.DecidedCopy;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.notification.Action;
import org.flaghoist.recall.Withdrawals;
import org.flaghoist.release.ReleaseDecision;

/**
 * Renders each recipient's copy, or makes what is held for it, and records what came of it. A copy that cannot be
 * rendered holds up no other.
 */
public final class RenderStep {

    private final Ledger ledger;
    private final CopyRenderer copyRenderer;
    private final TestModeDelivery tests;
    private final LateDeliveries late;
    private final OverdueStart overdue;
    private final Withdrawals withdrawals;
    private final RecordedFacts facts;

    public RenderStep(
            Ledger ledger,
            CopyRenderer copyRenderer,
            TestModeDelivery tests,
            LateDeliveries late,
            OverdueStart overdue,
            Withdrawals withdrawals) {
        this.ledger = ledger;
        this.copyRenderer = copyRenderer;
        this.tests = tests;
        this.late = late;
        this.overdue = overdue;
        this.withdrawals = withdrawals;
        this.facts = new RecordedFacts(ledger);
    }

    public RenderedMessage render(DecidedMessage decided) {
        RecordedMessage recorded = decided.recorded();
        facts.take(decided);
        if (!recorded.isAccepted()) {
            return new RenderedMessage(recorded, List.of());
        }
        Source source = recorded.source();
        Set<String> gone = recorded.begun().redo() ? withdrawals.gone(source.entry()) : Set.of();
        List<Share> shares = decided.decisions().stream()
                .map(decision -> gone.contains(decision.recipient()) ? withdrawn(decision) : share(decision, source))
                .toList();
        RenderedMessage rendered = new RenderedMessage(recorded, shares);
        ledger.decide(source.entry(), rendered.outcomes());
        if (isCancellation(recorded)) {
            withdraw(recorded);
        }
        overdue.decided(rendered);
        return late.decided(rendered);
    }

    private static Share withdrawn(DecidedCopy one) {
        String rule = one.decision().rule();
        return new Share(
                new RecipientOutcome(one.recipient(), DeliveryState.WITHDRAWN, rule, List.of(), null, null, null),
                List.of());
    }

    private void withdraw(RecordedMessage cancellation) {
        long entry = cancellation.source().entry();
        withdrawals.ask(entry);
        boolean isOfSender = cancellation.message().recall() == null;
        if (isOfSender && cancellation.begun().redo() && !ledger.hasLeft(entry)) {
            withdrawals.askAgain(entry);
        }
    }

    private static boolean isCancellation(RecordedMessage recorded) {
        return Action.CANCEL.isOf(recorded.notification());
    }

    private Share share(DecidedCopy one, Source source) {
        String recipient = one.recipient();
        ReleaseDecision decision = one.decision();
        if (one.isTest()) {
            return new Share(tests.outcome(recipient, decision), List.of());
        }
        return switch (decision.outcome()) {
            case REFUSE -> new Share(RecipientOutcome.refused(recipient, decision.rule()), List.of());
            case HOLD -> copyRenderer.held(recipient, content(decision), decision.rule(), source);
            case RELEASE -> copyRenderer.copy(recipient, content(decision), decision.rule(), source);
        };
    }

    private static ObjectNode content(ReleaseDecision decision) {
        return Objects.requireNonNull(decision.notification(), "released or held without content");
    }
}
