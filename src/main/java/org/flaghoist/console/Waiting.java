package org.flaghoist.console;

import java.util.List;
import org.flaghoist.ledger.Lot;
import org.flaghoist.ledger.ParkedGroup;

/** How many messages wait for people. */
record Waiting(List<ParkedGroup> groups) {

    long deadIn(String partner) {
        return count(Lot.DEAD_IN, partner);
    }

    long deadOut(String partner) {
        return count(Lot.DEAD_OUT, partner);
    }

    long held(String partner) {
        return count(Lot.HELD, partner);
    }

    private long count(Lot lot, String partner) {
        return groups.stream()
                .filter(group -> group.lot() == lot && group.partner().equals(partner))
                .mapToLong(ParkedGroup::count)
                .sum();
    }
}
