package org.flaghoist.timestamp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.flaghoist.ledger.chain.Seal;
import org.flaghoist.timestamp.DayStamps.Try;
import org.flaghoist.timestamp.TimeStampAuthority.Stamp;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the chain's head of the last day that is over stamped, once, and tries again where that fails. */
public final class DayStamping {

    private static final Logger LOG = LoggerFactory.getLogger(DayStamping.class);

    /** What happened just before midnight may be sealed a moment later. */
    private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(5);

    private static final Duration AGAIN = Duration.ofMinutes(10);

    private final DayStamps stamps;
    private final TimeStampAuthority authority;
    private final Clock clock;

    public DayStamping(DayStamps stamps, TimeStampAuthority authority, Clock clock) {
        this.stamps = stamps;
        this.authority = authority;
        this.clock = clock;
    }

    /** An earlier day that has none gets none any more: the stamp of a later one is of all before it. */
    public void look() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now.minus(AFTER_MIDNIGHT), ZoneOffset.UTC);
        String day = today.minusDays(1).toString();
        Optional<Try> last = stamps.last(day);
        if (last.isEmpty() || isToBeTried(last.get(), now)) {
            String code = last.map(Try::code).orElse(null);
            stamps.head(today.atStartOfDay(ZoneOffset.UTC).toInstant()).ifPresent(head -> stamp(day, head, code));
        }
    }

    // A clock that was ahead must not keep it from being tried.
    private static boolean isToBeTried(Try last, Instant now) {
        return last.code() != null
                && (last.at().isAfter(now) || !last.at().plus(AGAIN).isAfter(now));
    }

    private void stamp(String day, Seal head, @Nullable String before) {
        try {
            Stamp stamp = authority.stamp(head.hash());
            if (stamps.stamped(day, head, stamp)) {
                LOG.info("The chain of {}, up to link {}, has a time stamp of {}", day, head.link(), stamp.time());
            }
        } catch (TimeStampFailed e) {
            if (!e.code().name().equals(before)) {
                LOG.warn(
                        "The chain of {} has no time stamp, {}: {}. It is asked for again every {} minutes",
                        day,
                        e.code(),
                        e.getMessage(),
                        AGAIN.toMinutes());
            }
            stamps.failed(day, head, e.code(), before);
        }
    }
}
