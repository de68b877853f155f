package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.ledger.RemovedPart;
import org.flaghoist.ledger.Rendering;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.NotificationType;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * Makes a recipient's copy of a notification, or the hold of it; what cannot be rendered, or protected, becomes a dead
 * letter.
 */
public final class CopyRenderer {

    private final Mappings mappings;
    private final Set<String> fetched;
    private final Protections protections;
    private final ParkingWriter parkingWriter;
    private final Lanes lanes;

    /** @param fetched the SFTP partners: a copy for them is only on its way when it is on their queue */
    public CopyRenderer(
            Mappings mappings, Set<String> fetched, Protections protections, ParkingWriter parkingWriter, Lanes lanes) {
        this.mappings = mappings;
        this.fetched = fetched;
        this.protections = protections;
        this.parkingWriter = parkingWriter;
        this.lanes = lanes;
    }

    /** What came of it for one recipient, and the messages that carry it out. */
    public record Share(RecipientOutcome outcome, List<Outgoing> messages) {}

    /**
     * @param content as released to the recipient
     * @param rule that it is recorded with
     */
    public Share copy(String recipient, ObjectNode content, @Nullable String rule, Source source) {
        Urgency urgency = lanes.of(recipient, content, source);
        RecipientOutcome outcome = outcome(recipient, content, rule, urgency);
        Rendering rendering = outcome.rendering();
        if (rendering == null) {
            return failed(outcome, content, source);
        }
        try {
            Outgoing message = Outgoing.copy(
                            lanes.queue(recipient, urgency),
                            urgency,
                            rendering.content(),
                            content.path("id").textValue(),
                            content.path("revision").intValue(),
                            source)
                    .to(recipient)
                    .answer(NotificationType.ANSWER.isOf(content));
            return new Share(outcome, List.of(protections.protect(recipient, message)));
        } catch (Rejection fault) {
            return failed(RecipientOutcome.failed(recipient, rule, RemovedPart.of(content), fault), content, source);
        }
    }

    private Share failed(RecipientOutcome outcome, ObjectNode content, Source source) {
        Rejection fault = Objects.requireNonNull(outcome.fault());
        return new Share(
                outcome,
                List.of(parkingWriter.unrenderable(outcome.recipient(), content, outcome.rule(), fault, source)));
    }

    /** What comes of the copy: released, or failed. */
    RecipientOutcome outcome(String recipient, ObjectNode content, @Nullable String rule, Urgency urgency) {
        Mapping mapping = mappings.of(recipient);
        List<RemovedPart> redactions = RemovedPart.of(content);
        try {
            byte[] rendered = PureWork.of(() -> mapping.render(content));
            DeliveryState state =
                    fetched.contains(RecipientId.partner(recipient)) ? DeliveryState.QUEUED : DeliveryState.DELIVERED;
            return RecipientOutcome.released(
                    recipient, state, rule, redactions, new Rendering(rendered, mapping.extension(), urgency));
        } catch (Rejection fault) {
            return RecipientOutcome.failed(recipient, rule, redactions, fault);
        }
    }

    public Share held(String recipient, ObjectNode content, String rule, Source source) {
        return new Share(
                RecipientOutcome.held(recipient, rule, RemovedPart.of(content)),
                List.of(parkingWriter.held(recipient, content, rule, source)));
    }
}
