package org.flaghoist.console;

import java.util.List;
import org.flaghoist.parking.ParkedGroup;
import org.flaghoist.parking.ParkingQueue;

/** How many messages wait for people. */
record WaitingCounts(List<ParkedGroup> groups) {

    long deadIn(String partner) {
        return count(ParkingQueue.DEAD_IN, partner);
    }

    long deadOut(String partner) {
        return count(ParkingQueue.DEAD_OUT, partner);
    }

    long held(String partner) {
        return count(ParkingQueue.HELD, partner);
    }

    private long count(ParkingQueue queue, String partner) {
        return groups.stream()
                .filter(group -> group.queue() == queue && group.partner().equals(partner))
                .mapToLong(ParkedGroup::count)
                .sum();
    }
}
