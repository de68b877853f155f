package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.flaghoist.exchange.Copies.Share;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.release.Decision;
import org.flaghoist.release.ReleasePolicy;

/** Decides who gets an accepted notification and renders each copy; one that cannot be rendered holds up no other. */
public final class Distribution {

    private final Ledger ledger;
    private final ReleasePolicy policy;
    private final Copies copies;
    private final TestModeDelivery tests;

    public Distribution(Ledger ledger, ReleasePolicy policy, Copies copies, TestModeDelivery tests) {
        this.ledger = ledger;
        this.policy = policy;
        this.copies = copies;
        this.tests = tests;
    }

    /** The shares of all recipients, in the policy's order; recorded in the ledger. */
    List<Share> distribute(ObjectNode notification, Source source) {
        Set<String> earlier = ledger.earlierRecipients(
                source.sender(),
                notification.path("id").textValue(),
                notification.path("revision").intValue(),
                source.trial());
        Map<String, Decision> decisions = PureWork.of(() -> policy.decide(notification, earlier));
        List<Share> shares = new ArrayList<>();
        decisions.forEach((recipient, decision) -> shares.add(
                tests.concern(source, recipient)
                        ? new Share(tests.outcome(recipient, decision), List.of())
                        : share(recipient, decision, source)));
        ledger.decide(source.entry(), shares.stream().map(Share::outcome).toList());
        return shares;
    }

    private Share share(String recipient, Decision decision, Source source) {
        return switch (decision.outcome()) {
            case REFUSE -> new Share(RecipientOutcome.refused(recipient, decision.rule()), List.of());
            case HOLD -> copies.held(recipient, content(decision), decision.rule(), source);
            case RELEASE -> copies.copy(recipient, content(decision), decision.rule(), source);
        };
    }

    private static ObjectNode content(Decision decision) {
        return Objects.requireNonNull(decision.notification(), "released or held without content");
    }
}
