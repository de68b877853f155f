package org.flaghoist.exchange;

import org.flaghoist.again.RepeatCopies;
import org.flaghoist.monthly.PictureMonths;
import org.flaghoist.parking.Parking;
import org.flaghoist.recall.Withdrawals;
import org.flaghoist.taken.LyingFiles;

/**
 * What may have been decided about a copy since it was put on its queue: given up, sent again, or withdrawn; what
 * became of pictures; and which files lie at servers.
 */
public record CopiesOnTheirWay(
        Parking parking, RepeatCopies repeats, Withdrawals withdrawals, PictureMonths pictures, LyingFiles lying) {}
