package org.flaghoist.picture;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.database.NullableNumbers;
import org.flaghoist.facts.FactNumbers;
import org.flaghoist.facts.Measure;
import org.flaghoist.facts.Quantity;
import org.jspecify.annotations.Nullable;

/** Counts the facts of notifications, a row for each. */
final class PictureTally {

    private static final long ONE = 100;
    private static final String CROSSINGS = "CROSSINGS_PREVENTED_ESTIMATE";
    private static final String GIVEN = "estimate: the capacity that the sender gave";

    /** What is taken can carry nobody any more; what is only seen, or reported, can. */
    private static final Set<String> TAKEN = Set.of("SEIZURE", "RAID");

    private final CrossingEstimate estimate = CrossingEstimate.read();
    private final String formula = estimate.formula();
    private final PictureSums sums = new PictureSums();
    private final Prices prices = new Prices();
    private final Grouping by;
    private final boolean isWithEntries;

    /** @param isWithEntries whether the ledger's number stands beside each notification that stands alone */
    PictureTally(Grouping by, boolean isWithEntries) {
        this.by = by;
        this.isWithEntries = isWithEntries && by == Grouping.NOTIFICATION;
    }

    List<PictureRow> rows() {
        return Stream.concat(sums.rows(), prices.rows()).toList();
    }

    void count(ResultSet row) throws SQLException {
        CountedNotification counted = CountedNotification.read(row);
        add(counted, "NOTIFICATION", counted.type(), ONE);
        advert(counted, row);
        FactNumbers.read(row.getString("numbers"), (what, hundredths) -> number(counted, what, hundredths));
    }

    private void advert(CountedNotification counted, ResultSet row) throws SQLException {
        String platform = row.getString("platform");
        Long price = NullableNumbers.number(row, "price");
        if (platform != null) {
            add(counted, "ADVERT", platform, ONE);
        }
        if (price != null) {
            String route = row.getString("route");
            prices.add(key(counted, "", row.getString("per"), route, row.getString("price_currency")), price);
        }
    }

    private void number(CountedNotification counted, Quantity what, long hundredths) {
        PictureKey of = key(counted, what.measure().name(), what.kind(), null, what.currency());
        sums.add(of, counted.entry(), hundredths, null);
        if (what.measure() == Measure.VESSEL && TAKEN.contains(counted.type())) {
            crossings(counted, what, hundredths);
        }
    }

    private void crossings(CountedNotification counted, Quantity vessel, long hundredths) {
        Integer capacity = vessel.capacity();
        boolean isGiven = capacity != null;
        long people = isGiven ? capacity : estimate.people(vessel.kind(), vessel.lengthCm());
        sums.add(
                key(counted, CROSSINGS, isGiven ? "BY_CAPACITY" : "BY_LENGTH", null, null),
                counted.entry(),
                people * hundredths,
                isGiven ? GIVEN : formula);
    }

    private void add(CountedNotification counted, String measure, String kind, long hundredths) {
        sums.add(key(counted, measure, kind, null, null), counted.entry(), hundredths, null);
    }

    private PictureKey key(
            CountedNotification counted,
            String measure,
            @Nullable String kind,
            @Nullable String route,
            @Nullable String currency) {
        Long entry = isWithEntries ? counted.entry() : null;
        return new PictureKey(by.of(counted), entry, counted.mark(), measure, kind, route, currency);
    }
}
