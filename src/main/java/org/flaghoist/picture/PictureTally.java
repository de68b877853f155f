package org.flaghoist.picture;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.flaghoist.database.NullableNumbers;
import org.flaghoist.facts.FactNumbers;
import org.flaghoist.facts.Measure;
import org.flaghoist.facts.Quantity;

/**
 * Counts the rows of facts, a row a notification.
 *
 * @param <T> by what notifications are told apart
 */
final class PictureTally<T> {

    private static final long ONE = 100;

    /** What is taken can carry nobody any more; what is only seen, or reported, can. */
    private static final Set<String> TAKEN = Set.of("SEIZURE", "RAID");

    private final Map<T, Map<PictureNumber, PictureSum>> sums = new LinkedHashMap<>();
    private final CrossingEstimate estimate;
    private final Function<CountedNotification, T> by;

    PictureTally(CrossingEstimate estimate, Function<CountedNotification, T> by) {
        this.estimate = estimate;
        this.by = by;
    }

    Map<T, Map<PictureNumber, PictureSum>> sums() {
        return sums;
    }

    void count(ResultSet row) throws SQLException {
        CountedNotification counted = CountedNotification.read(row);
        add(counted, PictureNumber.NOTIFICATION, counted.type(), ONE);
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
            add(
                    counted,
                    new PictureNumber(
                            counted.mark(),
                            PictureNumber.PRICE,
                            row.getString("per"),
                            row.getString("route"),
                            row.getString("price_currency"),
                            price),
                    ONE);
        }
    }

    private void number(CountedNotification counted, Quantity what, long hundredths) {
        add(
                counted,
                new PictureNumber(counted.mark(), what.measure().name(), what.kind(), null, what.currency(), null),
                hundredths);
        if (what.measure() == Measure.VESSEL && TAKEN.contains(counted.type())) {
            crossings(counted, what, hundredths);
        }
    }

    private void crossings(CountedNotification counted, Quantity vessel, long hundredths) {
        Integer capacity = vessel.capacity();
        boolean isGiven = capacity != null;
        long people = isGiven ? capacity : estimate.people(vessel.kind(), vessel.lengthCm());
        add(
                counted,
                PictureNumber.CROSSINGS,
                isGiven ? PictureNumber.BY_CAPACITY : PictureNumber.BY_LENGTH,
                people * hundredths);
    }

    private void add(CountedNotification counted, String measure, String kind, long hundredths) {
        add(counted, new PictureNumber(counted.mark(), measure, kind, null, null, null), hundredths);
    }

    private void add(CountedNotification counted, PictureNumber of, long hundredths) {
        sums.computeIfAbsent(by.apply(counted), each -> new LinkedHashMap<>())
                .computeIfAbsent(of, each -> new PictureSum())
                .addOf(counted.entry(), hundredths);
    }
}
