package org.flaghoist.parking;

import java.time.Instant;
import org.flaghoist.ledger.Stage;
import org.flaghoist.people.OperationRejected;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter or a hold: it waits, or waited, for a person. No personal data: the bytes, and the words about the
 * fault, are in the message on its queue.
 *
 * @param id the message's name for operators: {@code <entry>-in}, {@code <entry>-out-<partner>},
 *     {@code <entry>-held-<partner>}, {@code <entry>-receipt-<key>}
 * @param partner whose queue it is: the sender for DEAD_IN, else the recipient
 * @param from the message that it comes from
 * @param rule the release rule that it is held by, or was released with; null where none had a say
 * @param receipt the key, where it is a receipt; else null
 * @param tries how often and when it came to this end
 * @param decision null while waiting
 * @param against what stands against its being sent
 */
public record ParkedMessage(
        String id,
        ParkingQueue queue,
        String partner,
        From from,
        Stage stage,
        RecordedFault fault,
        @Nullable String rule,
        @Nullable String receipt,
        Tries tries,
        ParkedState state,
        @Nullable OperatorDecision decision,
        Against against) {

    /**
     * A message as it came in.
     *
     * @param entry its number in the ledger
     * @param messageKey what the broker called it
     * @param reference the sender's reference of the notification; null where it could not be read
     * @param isSpill whether it is above the hub's ceiling: it is sealed, and can only be shredded
     */
    public record From(
            long entry,
            String sender,
            String messageKey,
            @Nullable String reference,
            @Nullable Integer revision,
            boolean isSpill) {}

    /**
     * Why a message is a dead letter, without the words about it.
     *
     * @param code null where it is held
     */
    public record RecordedFault(
            @Nullable String code,
            @Nullable String location,
            @Nullable String field) {}

    /** How often a message came to wait, and when first and last. */
    public record Tries(int attempts, Instant first, Instant last) {}

    /**
     * What is to be done with it.
     *
     * @param actor who decided: a login, or two
     * @param token names the replay; nobody outside can guess it
     */
    public record OperatorDecision(Act act, String actor, String reason, String token) {}

    /**
     * Why it should not, or must not, be sent.
     *
     * @param successor the last of the later revisions that were accepted since; null where none was, and of what no
     *     revision overtakes
     * @param notDone why what was last decided could not be carried out, where it waits again for that
     */
    public record Against(
            @Nullable Successor successor, @Nullable String notDone) {

        public static final Against NOTHING = new Against(null, null);
    }

    /** A later revision, which may cancel the notification. */
    public record Successor(int revision, boolean isCancel) {}

    /** @throws OperationRejected where a later revision, whoever that goes to, says something else by now */
    public void refuseIfOvertaken() {
        Successor successor = against.successor();
        if (successor != null) {
            throw new OperationRejected(id + " must not be sent any more: a later revision, "
                    + successor.revision() + (successor.isCancel() ? ", has cancelled it" : ", was accepted since")
                    + "; " + (queue == ParkingQueue.HELD ? "refuse it" : "discard it"));
        }
    }

    /** The ledger's entry of the message that it comes from. */
    public long entry() {
        return from.entry();
    }

    /** Whether it is above the hub's ceiling. */
    public boolean isSpill() {
        return from.isSpill();
    }

    /** Whether something is decided that is not known to be carried out. */
    public boolean isPending() {
        return state == ParkedState.DECIDED || state == ParkedState.UNDER_WAY;
    }

    public boolean isReceipt() {
        return receipt != null;
    }
}
