package org.flaghoist.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.Outcome;
import org.flaghoist.ledger.Rendering;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.notification.Rejection;
import org.flaghoist.release.Decision;
import org.flaghoist.release.ReleasePolicy;

/** Decides who gets an accepted notification and renders each copy; one that cannot be rendered holds up no other. */
final class Distribution {

    private final Ledger ledger;
    private final ReleasePolicy policy;
    private final PartnerMappings mappings;
    private final Set<String> fetched;
    private final Tests tests;

    /** @param fetched the SFTP partners: a copy for them is only on its way when it is on their queue */
    Distribution(Ledger ledger, ReleasePolicy policy, PartnerMappings mappings, Set<String> fetched, Tests tests) {
        this.ledger = ledger;
        this.policy = policy;
        this.mappings = mappings;
        this.fetched = fetched;
        this.tests = tests;
    }

    /** What was decided about one recipient, and the message that carries it out, if any does. */
    record Share(Outcome outcome, List<Outgoing> messages) {}

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
            case REFUSE -> new Share(Outcome.refused(recipient, decision.rule()), List.of());
            case HOLD -> {
                ObjectNode content = content(decision);
                yield new Share(
                        Outcome.held(recipient, decision.rule(), redactions(content)),
                        List.of(Outgoing.held(recipient, content, decision.rule(), source)));
            }
            case RELEASE -> release(recipient, decision, source);
        };
    }

    private Share release(String recipient, Decision decision, Source source) {
        ObjectNode content = content(decision);
        Mapping mapping = mappings.of(recipient);
        List<String> redactions = redactions(content);
        try {
            byte[] rendered = PureWork.of(() -> mapping.render(content.deepCopy()));
            DeliveryState state = fetched.contains(recipient) ? DeliveryState.QUEUED : DeliveryState.DELIVERED;
            Rendering rendering = new Rendering(rendered, mapping.ending());
            return new Share(
                    Outcome.released(recipient, state, decision.rule(), redactions, rendering),
                    List.of(Outgoing.copy(recipient, rendered, content, source)));
        } catch (Rejection fault) {
            return new Share(
                    Outcome.failed(recipient, decision.rule(), redactions, fault),
                    List.of(Outgoing.undeliverable(recipient, content, fault, source)));
        }
    }

    private static ObjectNode content(Decision decision) {
        return Objects.requireNonNull(decision.notification(), "released or held without content");
    }

    private static List<String> redactions(ObjectNode content) {
        return StreamSupport.stream(content.path("redactions").spliterator(), false)
                .map(redaction -> redaction.path("path").asText())
                .toList();
    }
}
