package org.flaghoist.broker;

import org.flaghoist.notification.RecipientId;

/**
 * The names of the hub's queues; each has an address of the same name. What is for a partner's body lies on the
 * partner's.
 */
public final class QueueNames {

    /** Where the broker puts what it gives up outside the partners' own queues. */
    public static final String DEAD = "dead";

    /** Where the broker would put what expired, if its settings did not say that nothing expires. */
    public static final String EXPIRED = "expired";

    /** Shows which moment the journal is of; nobody takes from it. */
    public static final String JOURNAL_CHECKPOINT = "journal-checkpoint";

    /** Where the broker notes which copies partners took from their queues. */
    public static final String TAKEN = "taken";

    /** No queue but a topic: each who subscribes gets what happened. */
    public static final String EVENTS = "events";

    private static final String URGENT = "urgent.";

    private QueueNames() {}

    /** What came from a partner and is to be translated. */
    public static String in(String partner) {
        return "in." + partner;
    }

    /** The lane beside {@link #in}: a copy of what looks urgent there. */
    public static String urgentIn(String partner) {
        return URGENT + in(partner);
    }

    /** Whether it is what a partner sends to, or its files are put on. */
    public static boolean isIn(String queue) {
        return queue.startsWith(in(""));
    }

    /** Whether it is one of the two that are translated. */
    public static boolean isInbound(String queue) {
        return isIn(queue) || queue.startsWith(urgentIn(""));
    }

    /** Which partner's it is, in whatever lane; no partner's id has a dot. */
    public static String partner(String queue) {
        return queue.substring(queue.lastIndexOf('.') + 1);
    }

    /** What goes to a partner, in its native form. */
    public static String out(String recipient) {
        return "out." + RecipientId.partner(recipient);
    }

    /** The lane beside {@link #out}, of what is urgent for a partner that has a server. */
    public static String urgentOut(String recipient) {
        return URGENT + out(recipient);
    }

    /** Whether it is one of the two ways to a partner. */
    public static boolean isOut(String queue) {
        return queue.startsWith(out("")) || queue.startsWith(urgentOut(""));
    }

    public static boolean isUrgent(String queue) {
        return queue.startsWith(URGENT);
    }

    /** What waits for people to release it to a partner. */
    public static String held(String recipient) {
        return "held." + RecipientId.partner(recipient);
    }

    /** What was just taken from {@link #out} of a partner that comes to the broker, until the ledger knows. */
    public static String withdrawn(String recipient) {
        return "withdrawn." + RecipientId.partner(recipient);
    }

    public static boolean isWithdrawn(String queue) {
        return queue.startsWith(withdrawn(""));
    }

    /** What came from a partner and was rejected, with the original bytes. */
    public static String deadIn(String partner) {
        return "dead.in." + partner;
    }

    /** What could not be given to a partner. */
    public static String deadOut(String recipient) {
        return "dead.out." + RecipientId.partner(recipient);
    }
}
