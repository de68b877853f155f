package org.flaghoist.faults;

import java.util.List;
import org.flaghoist.notification.Urgency;

/**
 * What a notification may overtake on its way, of what its sender sent before it under other references.
 *
 * @param goesAhead whether it is urgent, and new or the next revision, and so may be translated before what came first
 * @param least of its own urgency and those of the earlier revisions, which it may have to follow
 * @param most likewise
 */
record Overtaking(boolean goesAhead, Urgency own, Urgency least, Urgency most) {

    /** @param until all revisions of a reference, up to the one that is meant, in their order */
    static Overtaking of(List<Letter> until) {
        Letter last = until.get(until.size() - 1);
        List<Urgency> all = until.stream().map(Overtaking::urgency).sorted().toList();
        Urgency own = urgency(last);
        int before = until.size() == 1 ? 0 : until.get(until.size() - 2).revision();
        return new Overtaking(
                own.isUrgent() && last.revision() == before + 1, own, all.get(0), all.get(all.size() - 1));
    }

    private static Urgency urgency(Letter letter) {
        return Urgency.valueOf(letter.urgency());
    }

    /**
     * Whether it may come to a recipient before one that was sent before it.
     *
     * @param hasLanes whether that recipient has a lane of its own for what is urgent; else one queue by priority
     */
    boolean mayOvertake(Overtaking earlier, boolean hasLanes) {
        boolean isLaneKnown = isLaneKnown() && earlier.isLaneKnown() && most.isUrgent() == earlier.most.isUrgent();
        return goesAhead || (hasLanes ? !isLaneKnown || isMore(most, earlier.least) : isMore(own, earlier.least));
    }

    private boolean isLaneKnown() {
        return least.isUrgent() == most.isUrgent();
    }

    private static boolean isMore(Urgency one, Urgency other) {
        return one.compareTo(other) > 0;
    }
}
