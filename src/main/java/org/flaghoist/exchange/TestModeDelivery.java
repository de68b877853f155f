package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.ledger.RemovedPart;
import org.flaghoist.notification.Urgency;
import org.flaghoist.release.ReleaseDecision;

/** Goes as far with a notification as it can go without being sent: for partners that are only being tested. */
public final class TestModeDelivery {

    private final CopyRenderer copyRenderer;

    public TestModeDelivery(CopyRenderer copyRenderer) {
        this.copyRenderer = copyRenderer;
    }

    /** What would have come of it. */
    RecipientOutcome outcome(String recipient, ReleaseDecision decision) {
        RecipientOutcome outcome =
                switch (decision.outcome()) {
                    case REFUSE -> RecipientOutcome.refused(recipient, decision.rule());
                    case HOLD -> RecipientOutcome.held(recipient, decision.rule(), RemovedPart.of(content(decision)));
                    case RELEASE ->
                        copyRenderer.outcome(recipient, content(decision), decision.rule(), Urgency.ROUTINE);
                };
        return outcome.tested();
    }

    private static ObjectNode content(ReleaseDecision decision) {
        return Objects.requireNonNull(decision.notification(), "released or held without content");
    }
}
