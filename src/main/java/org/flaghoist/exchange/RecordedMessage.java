package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.flaghoist.ledger.Acceptance;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.BegunEntry;
import org.flaghoist.ledger.Stage;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * A message as the ledger has it.
 *
 * @param begun its entry
 * @param acceptance null where it was rejected
 * @param fault why it was rejected, with its reference; null where it was not
 */
public record RecordedMessage(
        ReadMessage message,
        BegunEntry begun,
        @Nullable Acceptance acceptance,
        @Nullable Rejection fault) {

    static RecordedMessage accepted(ReadMessage message, BegunEntry begun, Acceptance acceptance) {
        return new RecordedMessage(message, begun, acceptance, null);
    }

    static RecordedMessage rejected(ReadMessage message, BegunEntry begun, Rejection fault) {
        return new RecordedMessage(message, begun, null, fault);
    }

    boolean isAccepted() {
        return acceptance == Acceptance.ACCEPTED;
    }

    Source source() {
        return Source.of(message.arrival(), begun);
    }

    /** The notification, which an accepted message has. */
    ObjectNode notification() {
        return Objects.requireNonNull(message.notification(), "not rejected, and without a notification");
    }

    /** Where the way of a rejected message ended. */
    Stage stage(Rejection why) {
        Arrival arrival = message.arrival();
        // Only a file as a whole has no number, and only where it was not cut.
        if (arrival.number() > 0) {
            return Stage.TRANSLATE;
        }
        return why.code().isOfProtection() ? Stage.OPEN : Stage.COLLECT;
    }
}
