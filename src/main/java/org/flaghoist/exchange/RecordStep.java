package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.flaghoist.ledger.Acceptance;
import org.flaghoist.ledger.BegunEntry;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/** Records a message in the ledger with what it is: accepted, a duplicate, or rejected. */
public final class RecordStep {

    private final Ledger ledger;
    private final UrgentLanes lanes;
    private final Runnable redoCheck;
    private final RecordedAnswers answers;

    /** @param redoCheck throws where this hub may not do again now what it, or another, has recorded */
    public RecordStep(Ledger ledger, UrgentLanes lanes, Runnable redoCheck) {
        this.ledger = ledger;
        this.lanes = lanes;
        this.redoCheck = redoCheck;
        this.answers = new RecordedAnswers(ledger);
    }

    public RecordedMessage record(ReadMessage message) {
        BegunEntry begun = ledger.begin(message.arrival());
        if (begun.redo()) {
            redoCheck.run();
        }
        lanes.begun(message, begun);
        ObjectNode notification = message.notification();
        if (notification == null) {
            return rejected(message, begun, Objects.requireNonNull(message.fault()));
        }
        try {
            Long answered = answers.answered(message, begun, notification);
            Acceptance acceptance = ledger.accept(begun.entry(), notification);
            if (acceptance == Acceptance.ACCEPTED) {
                lanes.accepted(message, notification);
            }
            answers.record(message, begun, acceptance == Acceptance.ACCEPTED ? answered : null);
            return RecordedMessage.accepted(message, begun, acceptance);
        } catch (Rejection fault) {
            return rejected(message, begun, fault);
        }
    }

    /** Records that a message is rejected, be it after it was accepted. */
    RecordedMessage rejected(ReadMessage message, BegunEntry begun, Rejection why) {
        lanes.rejected(message);
        answers.record(message, begun, null);
        Rejection fault =
                named(why, message.notification()).ofRecord(message.arrival().number());
        RecordedMessage rejected = RecordedMessage.rejected(message, begun, fault);
        ledger.reject(begun.entry(), rejected.stage(fault), fault, fault.id(), fault.revision());
        return rejected;
    }

    private static Rejection named(Rejection why, @Nullable ObjectNode notification) {
        return notification == null
                ? why
                : why.of(
                        notification.path("id").textValue(),
                        notification.path("revision").intValue());
    }
}
