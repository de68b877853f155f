package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.flaghoist.answer.AnswerRows;
import org.flaghoist.answer.AnsweredRevision;
import org.flaghoist.ledger.BegunEntry;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.NotificationType;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * Lets a partner answer only what it was given, and records to what each answer is. Whoever answers something else is
 * not told whether that is there.
 */
final class RecordedAnswers {

    private final Ledger ledger;
    private final AnswerRows rows;

    RecordedAnswers(Ledger ledger) {
        this.ledger = ledger;
        this.rows = new AnswerRows(ledger.database());
    }

    /**
     * The entry of what it answers. A redo finds the same again, whatever has become of that since.
     *
     * @return null where it is no answer, or something of its reference was accepted before: that decides then
     * @throws Rejection NOT_RECEIVED, always the same
     */
    @Nullable
    Long answered(ReadMessage message, BegunEntry begun, ObjectNode notification) {
        if (!isAnswer(notification)) {
            return null;
        }
        AnsweredRevision to = AnsweredRevision.of(notification);
        Optional<Long> before = begun.redo() ? rows.recorded(begun.entry(), to) : Optional.empty();
        if (before.isPresent()) {
            return before.get();
        }
        String sender = message.arrival().sender();
        String reference = notification.path("id").textValue();
        if (rows.isKnown(begun.entry(), sender, reference, message.arrival().testRun())) {
            return null;
        }
        // What has left its queue stays rejected, though its sender was given the notification since.
        Optional<Long> given = ledger.hasLeft(begun.entry()) ? Optional.empty() : rows.given(sender, to);
        return given.orElseThrow(() -> new Rejection(FaultCode.NOT_RECEIVED, "", null, null));
    }

    /** @param answered of {@link #answered}; null also where it was not accepted */
    void record(ReadMessage message, BegunEntry begun, @Nullable Long answered) {
        ObjectNode notification = message.notification();
        if (answered != null && notification != null && message.arrival().testRun() == 0) {
            String kind = notification.path("answer").path("kind").textValue();
            rows.put(begun.entry(), answered, message.arrival().sender(), kind);
        } else if (begun.redo() || isAnswer(notification)) {
            // Also of one that was accepted in this transaction, and rejected since.
            rows.remove(begun.entry());
        }
    }

    private static boolean isAnswer(@Nullable ObjectNode notification) {
        return notification != null && NotificationType.ANSWER.isOf(notification);
    }
}
