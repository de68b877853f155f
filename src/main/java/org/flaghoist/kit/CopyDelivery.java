package org.flaghoist.kit;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import org.flaghoist.kit.PartnerSide.Outlook;
import org.jspecify.annotations.Nullable;

/** Sends one copy after the other; the next when the client has taken the last, or was given up. For one thread. */
final class CopyDelivery {

    private static final int MOST_MISSED = 3;

    private final PartnerSide side;
    private final Patience patience;
    private final ResultLog log;
    private final Deque<OutboundCopy> copies = new ArrayDeque<>();
    private @Nullable OutboundCopy current;
    private long deadline;
    private boolean anyTaken;
    private int missed;

    CopyDelivery(PartnerSide side, Patience patience, ResultLog log) {
        this.side = side;
        this.patience = patience;
        this.log = log;
    }

    void add(OutboundCopy copy) {
        copies.add(copy);
    }

    void addAll(Collection<OutboundCopy> more) {
        copies.addAll(more);
    }

    boolean isDone() {
        return current == null && copies.isEmpty();
    }

    /** @return whether one was taken */
    boolean step() throws Exception {
        if (current != null) {
            return look(current);
        }
        if (!copies.isEmpty()) {
            begin(copies.remove());
        }
        return false;
    }

    /** Says of each that is left that it was not tried. */
    void giveUp(String why) {
        if (current != null) {
            copies.addFirst(current);
            current = null;
        }
        while (!copies.isEmpty()) {
            OutboundCopy copy = copies.remove();
            log.add(CaseResult.notTried(copy.group(), copy.name(), why));
        }
    }

    private void begin(OutboundCopy copy) {
        try {
            side.deliver(copy);
            current = copy;
            // Somebody has to start the client first.
            deadline = System.nanoTime() + (anyTaken || missed > 0 ? patience.take() : patience.idle()).toNanos();
            if (copy.hangUp()) {
                side.hangUp();
            }
        } catch (Exception e) {
            missed(copy, "cannot be delivered: " + e.getMessage());
        }
    }

    private boolean look(OutboundCopy copy) throws Exception {
        PartnerSide.Untaken why = side.untaken();
        if (why == null) {
            anyTaken = true;
            missed = 0;
            log.add(CaseResult.passed(copy.group(), copy.name(), "taken: " + copy.words()));
            current = null;
            return true;
        }
        if (why.outlook() == Outlook.NEXT || System.nanoTime() > deadline) {
            current = null;
            side.withdraw();
            missed(copy, copy.words() + ": " + why.why());
            if (why.outlook() == Outlook.NOBODY) {
                giveUp("there was nobody to take it");
            }
        }
        return false;
    }

    private void missed(OutboundCopy copy, String why) {
        log.add(CaseResult.failed(copy.group(), copy.name(), why));
        missed++;
        if (missed == MOST_MISSED) {
            giveUp(MOST_MISSED + " before it were not taken");
            missed = 0;
        }
    }
}
