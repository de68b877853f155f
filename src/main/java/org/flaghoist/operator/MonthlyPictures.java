package org.flaghoist.operator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.flaghoist.cluster.Lease;
import org.flaghoist.exchange.OnceSender;
import org.flaghoist.exchange.Outgoing;
import org.flaghoist.exchange.Protections;
import org.flaghoist.monthly.PictureMonth;
import org.flaghoist.monthly.PictureMonth.State;
import org.flaghoist.monthly.PictureMonths;
import org.flaghoist.notification.Rejection;
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
    private final MonthlyPictureWriter writer;
    private final Protections protections;
    private final OnceSender sender;
    private final Clock clock;

    public MonthlyPictures(
            PictureMonths months,
            MonthlyPictureWriter writer,
            Protections protections,
            OnceSender sender,
            Clock clock) {
        this.months = months;
        this.writer = writer;
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
        YearMonth before = YearMonth.from(today()).minusMonths(1);
        return today().getDayOfMonth() < day ? before.minusMonths(1) : before;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Sends it, unless it was sent, or is not to be tried again yet: that takes one question, as it is asked often. */
    void send(String partner, YearMonth month, Lease lease) {
        String name = month.toString();
        Optional<PictureMonth> last =
                months.last(partner, name, YearMonth.from(today()).toString());
        if (last.isPresent() && !isToBeMade(last.get(), name)) {
            return;
        }
        last.ifPresentOrElse(months::beginAgain, () -> months.begin(partner, name));
        months.find(partner, name)
                .filter(begun -> begun.state() == State.MAKING)
                .ifPresent(begun -> make(begun, month, lease));
    }

    private boolean isToBeMade(PictureMonth last, String month) {
        boolean isDueAgain =
                last.state() == State.FAILED && !last.changed().plus(PAUSE).isAfter(clock.instant());
        return last.month().equals(month) && (last.state() == State.MAKING || isDueAgain);
    }

    private void make(PictureMonth begun, YearMonth month, Lease lease) {
        String partner = begun.partner();
        // Outside of what counts as a fault of the picture: a database that is away for a moment is none.
        ObjectNode numbers = writer.numbers(partner, month);
        try {
            byte[] rendered = writer.write(partner, numbers);
            Outgoing message = protections.protect(partner, Outgoing.picture(partner, begun.month(), rendered));
            sender.send(List.of(message), id(begun), lease);
            months.queued(partner, begun.month());
        } catch (Rejection fault) {
            LOG.warn(
                    "The picture of {} for {} cannot be written: {} at {}; correct mappings/{}, it is tried again in"
                            + " an hour",
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
}
