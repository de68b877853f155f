package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.function.Predicate;
import org.flaghoist.ledger.Outcome;
import org.flaghoist.release.Decision;

/** Goes as far with a notification as it can go without being sent: for partners that are only being tested. */
public final class Tests {

    private final Copies copies;
    private final Predicate<String> tested;

    /** @param tested whether a recipient is being tested now */
    public Tests(Copies copies, Predicate<String> tested) {
        this.copies = copies;
        this.tested = tested;
    }

    /** Whether what is decided about the recipient is a test; to be asked once, as the answer can change. */
    boolean concern(Source source, String recipient) {
        return source.isTest() || tested.test(recipient);
    }

    /** What would have come of it. */
    Outcome outcome(String recipient, Decision decision) {
        Outcome outcome =
                switch (decision.outcome()) {
                    case REFUSE -> Outcome.refused(recipient, decision.rule());
                    case HOLD -> Outcome.held(recipient, decision.rule(), Copies.redactions(content(decision)));
                    case RELEASE -> copies.outcome(recipient, content(decision), decision.rule());
                };
        return outcome.tested();
    }

    private static ObjectNode content(Decision decision) {
        return Objects.requireNonNull(decision.notification(), "released or held without content");
    }
}
