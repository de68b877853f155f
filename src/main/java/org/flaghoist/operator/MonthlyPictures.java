package org.flaghoist.operator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.Supplier;
import org.flaghoist.cluster.Lease;
import org.flaghoist.exchange.OnceSender;
import org.flaghoist.exchange.Outgoing;
import org.flaghoist.exchange.Protections;
import org.flaghoist.operator.PeriodicSender.PeriodicWriter;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Wishes;
import org.flaghoist.periodic.PeriodicFiles;

/** Sends partners what a month adds up to, each once. */
public final class MonthlyPictures implements PeriodicSeries {

    private final PeriodicSender sender;
    private final Clock clock;

    public MonthlyPictures(
            PeriodicFiles months,
            MonthlyPictureWriter writer,
            Protections protections,
            OnceSender sender,
            Clock clock) {
        this.sender = new PeriodicSender(months, pictures(writer), protections, sender, clock);
        this.clock = clock;
    }

    private static PeriodicWriter pictures(MonthlyPictureWriter writer) {
        return new PeriodicWriter() {
            @Override
            public String name() {
                return "picture";
            }

            @Override
            public Supplier<Outgoing> read(String partner, String period) {
                ObjectNode numbers = writer.numbers(partner, YearMonth.parse(period));
                return () -> Outgoing.picture(partner, period, writer.write(partner, numbers));
            }
        };
    }

    @Override
    public String words() {
        return "the picture of a month";
    }

    @Override
    public String lease() {
        return "monthly-pictures";
    }

    @Override
    public boolean isWished(Wishes wishes) {
        return wishes.monthlyPicture() != null;
    }

    @Override
    public void send(Partner partner, Lease lease) {
        send(partner.id(), due(Objects.requireNonNull(partner.wishes().monthlyPicture())), lease);
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

    void send(String partner, YearMonth month, Lease lease) {
        sender.send(partner, month.toString(), YearMonth.from(today()).toString(), lease);
    }
}
