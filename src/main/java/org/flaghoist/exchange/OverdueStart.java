package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.notification.NotificationType;
import org.flaghoist.notification.Urgency;
import org.flaghoist.overdue.OverdueClocks;
import org.flaghoist.partner.Overdue;
import org.flaghoist.partner.OverdueStep;
import org.jspecify.annotations.Nullable;

/**
 * Starts the clocks of copies that are to be delivered, taken and answered in time. A sender whose file says nothing of
 * that costs nothing.
 */
public final class OverdueStart {

    private static final Set<DeliveryState> NEVER_DELIVERED =
            Set.of(DeliveryState.REFUSED, DeliveryState.TESTED, DeliveryState.WITHDRAWN);

    private final Ledger ledger;
    private final OverdueClocks clocks;
    private final Function<String, Overdue> limits;

    /** @param limits by sender */
    public OverdueStart(Ledger ledger, OverdueClocks clocks, Function<String, Overdue> limits) {
        this.ledger = ledger;
        this.clocks = clocks;
        this.limits = limits;
    }

    /** A message was decided about; done again it starts nothing twice. */
    void decided(RenderedMessage rendered) {
        RecordedMessage recorded = rendered.recorded();
        ObjectNode notification = recorded.notification();
        Source source = recorded.source();
        if (source.isTest() || NotificationType.ANSWER.isOf(notification)) {
            return;
        }
        Overdue overdue = limits.apply(source.sender());
        if (!overdue.equals(Overdue.NEVER)) {
            start(rendered, overdue);
        }
        replied(rendered, notification.path("inReplyTo"));
    }

    private void start(RenderedMessage rendered, Overdue overdue) {
        Source source = rendered.recorded().source();
        ObjectNode notification = rendered.recorded().notification();
        Urgency urgency = Urgency.of(notification);
        Instant answerBy = answerBy(notification);
        OverdueStep last = answerBy == null ? OverdueStep.TAKEN : OverdueStep.ANSWERED;
        List<String> watched = going(rendered)
                .filter(recipient -> overdue.shortest(recipient, OverdueStep.DELIVERED, last, urgency) != null)
                .toList();
        if (!watched.isEmpty()) {
            ledger.together(() -> {
                watched.forEach(
                        recipient -> clocks.start(source.entry(), recipient, source.sender(), urgency, answerBy));
                return watched;
            });
        }
    }

    // A reply that its recipient does not get answers nothing.
    private void replied(RenderedMessage rendered, JsonNode to) {
        String sender = to.path("sender").textValue();
        if (sender != null
                && !limits.apply(sender).equals(Overdue.NEVER)
                && going(rendered).anyMatch(sender::equals)) {
            ledger.together(() -> {
                clocks.replied(
                        rendered.recorded().source().sender(),
                        sender,
                        to.path("id").asText());
                return to;
            });
        }
    }

    private static Stream<String> going(RenderedMessage rendered) {
        return rendered.outcomes().stream()
                .filter(outcome -> !NEVER_DELIVERED.contains(outcome.state()))
                .map(RecipientOutcome::recipient);
    }

    // The schema lets a 31st of February pass: nobody can answer by that.
    private static @Nullable Instant answerBy(ObjectNode notification) {
        String said = notification.path("liaison").path("dueAt").textValue();
        try {
            return said == null ? null : Instant.parse(said);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
