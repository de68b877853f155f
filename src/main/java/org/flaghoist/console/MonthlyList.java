package org.flaghoist.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.flaghoist.partner.Partner;
import org.flaghoist.periodic.PeriodicFile;
import org.flaghoist.periodic.PeriodicFiles;
import org.jspecify.annotations.Nullable;

/** Which month's picture went to which partner. */
record MonthlyList(PeriodicFiles months, Supplier<Collection<Partner>> partners) {

    /** Two years of four partners. */
    private static final int MOST = 100;

    /** A partner that is sent one, from that day of each month on. */
    private record MonthlyRecipient(String partner, int day) {}

    private record Month(
            String partner,
            String month,
            PeriodicFile.State state,
            int attempt,
            Instant at,
            @Nullable String code) {

        static Month of(PeriodicFile row) {
            return new Month(row.partner(), row.period(), row.state(), row.attempt(), row.changed(), row.code());
        }
    }

    /**
     * For the page (docs/jmx.md).
     *
     * @param recipients as the partners' files have it now
     * @param months the last first, also of partners that are sent none by now
     */
    record MonthlyAnswer(List<MonthlyRecipient> recipients, List<Month> months) {}

    MonthlyAnswer answer() {
        List<MonthlyRecipient> recipients = new ArrayList<>();
        for (Partner partner : partners.get()) {
            Integer day = partner.wishes().monthlyPicture();
            if (day != null) {
                recipients.add(new MonthlyRecipient(partner.id(), day));
            }
        }
        return new MonthlyAnswer(
                recipients, months.last(MOST).stream().map(Month::of).toList());
    }
}
