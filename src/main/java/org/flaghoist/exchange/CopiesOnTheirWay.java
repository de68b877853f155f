package org.flaghoist.exchange;

import org.flaghoist.again.RepeatCopies;
import org.flaghoist.parking.Parking;
import org.flaghoist.recall.Withdrawals;

/** What may have been decided about a copy since it was put on its queue: given up, sent again, or withdrawn. */
public record CopiesOnTheirWay(Parking parking, RepeatCopies repeats, Withdrawals withdrawals) {}
