package org.flaghoist.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A notification as a partner sent it, and what must come of it.
 *
 * @param answer ACCEPTED, REJECTED or DUPLICATE
 * @param outcomes DELIVERED, HELD or REFUSED, by recipient
 */
record Letter(String sender, String id, int revision, String answer, Map<String, String> outcomes) {

    /** All receipts that the sender must get, no more. */
    List<Told> receipts() {
        List<Told> receipts = new ArrayList<>();
        receipts.add(new Told(id, revision, answer, ""));
        outcomes.forEach((recipient, outcome) -> receipts.add(new Told(id, revision, outcome, recipient)));
        return receipts;
    }

    boolean isFor(String recipient) {
        return "DELIVERED".equals(outcomes.get(recipient));
    }

    Copy copy() {
        return new Copy(sender, id, revision);
    }

    /** The same sent once more: dropped, or rejected as before. */
    Letter again() {
        return new Letter(sender, id, revision, answer.equals("REJECTED") ? answer : "DUPLICATE", Map.of());
    }
}
