package org.flaghoist.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A notification as a partner sent it, and what must come of it.
 *
 * @param urgency as its sample has it
 * @param answer ACCEPTED, REJECTED or DUPLICATE
 * @param outcomes DELIVERED, HELD or REFUSED, by recipient
 * @param decided what people made of it afterwards, by recipient
 * @param cancels whether it cancels its reference
 * @param isRecall whether the hub made it, as people recalled its reference
 */
record Letter(
        String sender,
        String id,
        int revision,
        String urgency,
        String answer,
        Map<String, String> outcomes,
        Map<String, String> decided,
        boolean cancels,
        boolean isRecall) {

    Letter(String sender, String id, int revision, String answer, Map<String, String> outcomes) {
        this(sender, id, revision, "ROUTINE", answer, outcomes, Map.of(), false, false);
    }

    Letter(String sender, String id, Case.Line line) {
        this(
                sender,
                id,
                line.revision(),
                line.urgency(),
                line.answer(),
                line.outcomes(),
                Map.of(),
                line.cancels(),
                false);
    }

    /** People decide about it. */
    Letter decided(Map<String, String> further) {
        return new Letter(sender, id, revision, urgency, answer, outcomes, further, cancels, isRecall);
    }

    /** The cancellation that the hub makes of it when people recall it. */
    Letter recall() {
        return new Letter(sender, id, revision + 1, urgency, answer, outcomes, decided, true, true);
    }

    /** All receipts that the sender must get, no more. */
    List<NativeReceipt> receipts() {
        List<NativeReceipt> receipts = new ArrayList<>();
        receipts.add(new NativeReceipt(id, revision, answer, ""));
        outcomes.forEach((recipient, outcome) -> receipts.add(new NativeReceipt(id, revision, outcome, recipient)));
        decided.forEach((recipient, outcome) -> receipts.add(new NativeReceipt(id, revision, outcome, recipient)));
        return receipts;
    }

    boolean isFor(String recipient) {
        return "DELIVERED".equals(last().get(recipient));
    }

    /** What came of it in the end, by recipient. */
    Map<String, String> last() {
        Map<String, String> last = new HashMap<>(outcomes);
        last.putAll(decided);
        return last;
    }

    /** Whether a place among the others is promised: people take their time. */
    boolean isInOrder() {
        return decided.isEmpty() && !isRecall;
    }

    Copy copy() {
        return new Copy(sender, id, revision);
    }

    /** The same sent once more: dropped, or rejected as before. */
    Letter again() {
        return new Letter(sender, id, revision, answer.equals("REJECTED") ? answer : "DUPLICATE", Map.of());
    }
}
