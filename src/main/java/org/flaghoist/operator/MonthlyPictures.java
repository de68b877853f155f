package org.flaghoist.operator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.flaghoist.cluster.Lease;
import org.flaghoist.exchange.OnceSender;
import org.flaghoist.exchange.Outgoing;
import org.flaghoist.exchange.Protections;
import org.flaghoist.exchange.PureWork;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.monthly.PictureMonth;
import org.flaghoist.monthly.PictureMonth.State;
import org.flaghoist.monthly.PictureMonths;
import org.flaghoist.notification.Rejection;
import org.flaghoist.picture.Grouping;
import org.flaghoist.picture.Picture;
import org.flaghoist.picture.PictureJson;
import org.flaghoist.picture.PictureQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends partners what a month adds up to, each once. The ledger has first that it is begun; then the broker gets it,
 * with a duplicate id; then the ledger has that it is on its queue. Whoever goes on after a crash in between sends it
 * under the same id, and the broker says whether it has it.
 */
public final class MonthlyPictures {

    private static final Logger LOG = LoggerFactory.getLogger(MonthlyPictures.class);

    /** What has failed is tried again; a key or a mapping may have been put right. */
    private static final Duration PAUSE = Duration.ofHours(1);

    private final PictureMonths months;
    private final Picture picture;
    private final Mappings mappings;
    private final Protections protections;
    private final OnceSender sender;
    private final Clock clock;

    public MonthlyPictures(
            PictureMonths months,
            Picture picture,
            Mappings mappings,
            Protections protections,
            OnceSender sender,
            Clock clock) {
        this.months = months;
        this.picture = picture;
        this.mappings = mappings;
        this.protections = protections;
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * The last month that is due, in UTC.
     *
     * @param day of the month after it, from which on it is
     */
    YearMonth due(int day) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        YearMonth before = YearMonth.from(today).minusMonths(1);
        return today.getDayOfMonth() < day ? before.minusMonths(1) : before;
    }

    /** Sends it, unless it was sent, or is not to be tried again yet. */
    void send(String partner, YearMonth month, Lease lease) {
        String name = month.toString();
        PictureMonth row = months.find(partner, name).orElse(null);
        if (row == null && !months.isLaterThere(partner, name)) {
            months.begin(partner, name);
        } else if (row != null && isToBeginAgain(row)) {
            months.beginAgain(row);
        }
        months.find(partner, name)
                .filter(begun -> begun.state() == State.MAKING)
                .ifPresent(begun -> make(begun, month, lease));
    }

    private boolean isToBeginAgain(PictureMonth row) {
        return row.state() == State.FAILED && !row.changed().plus(PAUSE).isAfter(clock.instant());
    }

    private void make(PictureMonth begun, YearMonth month, Lease lease) {
        String partner = begun.partner();
        try {
            byte[] rendered = PureWork.of(() -> mappings.of(partner).picture(of(partner, month)));
            Outgoing message = protections.protect(partner, Outgoing.picture(partner, begun.month(), rendered));
            sender.send(List.of(message), id(begun), lease);
            months.queued(partner, begun.month());
        } catch (Rejection fault) {
            LOG.warn(
                    "The picture of {} for {} cannot be written: {} at {}; correct mappings/{}, it is tried again in an hour",
                    begun.month(),
                    partner,
                    fault.code(),
                    fault.field() == null ? "no field" : fault.field(),
                    partner);
            months.failed(partner, begun.month(), fault.code().name());
        }
    }

    private static String id(PictureMonth begun) {
        return "picture-%s-%s-%d".formatted(begun.partner(), begun.month(), begun.attempt());
    }

    /** Exactly what {@code flaghoist picture --for} says. */
    private ObjectNode of(String partner, YearMonth month) {
        PictureQuery query = new PictureQuery(partner, month.atDay(1), month.atEndOfMonth(), Grouping.ALL);
        return PictureJson.of(query, picture.of(query))
                .put("month", month.toString())
                .put("made", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
