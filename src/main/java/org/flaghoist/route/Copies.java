package org.flaghoist.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.Outcome;
import org.flaghoist.ledger.Rendering;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/** Makes a recipient's copy of a notification; one that cannot be rendered becomes a dead letter. */
final class Copies {

    private final PartnerMappings mappings;
    private final Set<String> fetched;
    private final Parker parker;

    /** @param fetched the SFTP partners: a copy for them is only on its way when it is on their queue */
    Copies(PartnerMappings mappings, Set<String> fetched, Parker parker) {
        this.mappings = mappings;
        this.fetched = fetched;
        this.parker = parker;
    }

    /** What came of it for one recipient, and the messages that carry it out. */
    record Share(Outcome outcome, List<Outgoing> messages) {}

    /**
     * @param content as released to the recipient
     * @param rule that it is recorded with
     */
    Share copy(String recipient, ObjectNode content, @Nullable String rule, Source source) {
        Mapping mapping = mappings.of(recipient);
        List<String> redactions = redactions(content);
        try {
            byte[] rendered = PureWork.of(() -> mapping.render(content.deepCopy()));
            DeliveryState state = fetched.contains(recipient) ? DeliveryState.QUEUED : DeliveryState.DELIVERED;
            Rendering rendering = new Rendering(rendered, mapping.ending());
            String id = content.path("id").textValue();
            int revision = content.path("revision").intValue();
            return new Share(
                    Outcome.released(recipient, state, rule, redactions, rendering),
                    List.of(Outgoing.copy(recipient, rendered, id, revision, source)));
        } catch (Rejection fault) {
            return new Share(
                    Outcome.failed(recipient, rule, redactions, fault),
                    List.of(parker.unrenderable(recipient, content, rule, fault, source)));
        }
    }

    Share held(String recipient, ObjectNode content, String rule, Source source) {
        return new Share(
                Outcome.held(recipient, rule, redactions(content)),
                List.of(parker.held(recipient, content, rule, source)));
    }

    private static List<String> redactions(ObjectNode content) {
        return StreamSupport.stream(content.path("redactions").spliterator(), false)
                .map(redaction -> redaction.path("path").asText())
                .toList();
    }
}
