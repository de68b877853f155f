package org.flaghoist.exchange;

import org.flaghoist.again.RepeatCopies;
import org.flaghoist.parking.Parking;
import org.flaghoist.periodic.PeriodicFiles;
import org.flaghoist.recall.Withdrawals;
import org.flaghoist.taken.LyingFiles;

/**
 * What may have been decided about a copy since it was put on its queue: given up, sent again, or withdrawn; what
 * became of pictures and manifests; and which files partners were given, for whom and where they lie.
 */
public record CopiesOnTheirWay(
        Parking parking,
        RepeatCopies repeats,
        Withdrawals withdrawals,
        PeriodicFiles pictures,
        PeriodicFiles manifests,
        GivenFiles given,
        LyingFiles lying) {

    /** What became of those of a kind that the hub makes itself. */
    PeriodicFiles periodic(OutboundMessage.Kind kind) {
        return kind == OutboundMessage.Kind.MANIFEST ? manifests : pictures;
    }
}
