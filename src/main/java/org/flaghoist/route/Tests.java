package org.flaghoist.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.Outcome;
import org.flaghoist.ledger.Rendering;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.notification.Rejection;
import org.flaghoist.release.Decision;

/** Goes as far with a notification as it can go without being sent: for partners that are only being tested. */
final class Tests {

    private final PartnerMappings mappings;
    private final Set<String> fetched;
    private final Predicate<String> tested;

    /**
     * @param fetched the SFTP partners
     * @param tested whether a recipient is being tested now
     */
    Tests(PartnerMappings mappings, Set<String> fetched, Predicate<String> tested) {
        this.mappings = mappings;
        this.fetched = fetched;
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
                    case HOLD -> Outcome.held(recipient, decision.rule(), redactions(content(decision)));
                    case RELEASE -> released(recipient, decision);
                };
        return outcome.tested();
    }

    private Outcome released(String recipient, Decision decision) {
        ObjectNode content = content(decision);
        Mapping mapping = mappings.of(recipient);
        List<String> redactions = redactions(content);
        try {
            byte[] rendered = PureWork.of(() -> mapping.render(content.deepCopy()));
            DeliveryState state = fetched.contains(recipient) ? DeliveryState.QUEUED : DeliveryState.DELIVERED;
            return Outcome.released(
                    recipient, state, decision.rule(), redactions, new Rendering(rendered, mapping.ending()));
        } catch (Rejection fault) {
            return Outcome.failed(recipient, decision.rule(), redactions, fault);
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
