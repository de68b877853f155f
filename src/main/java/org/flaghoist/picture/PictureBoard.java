package org.flaghoist.picture;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up weeks for the page. */
final class PictureBoard {

    private static final long ONE = 100;

    private final PictureFilter filter;
    private final PictureSums sums;
    private final PictureSums prices;
    private final Map<String, Map<Headline, Long>> partners = new TreeMap<>();
    private final Map<String, Map<Headline, Long>> countries = new TreeMap<>();
    private final Map<String, Map<Headline, Long>> types = new TreeMap<>();
    private final Map<String, Map<Headline, Long>> weeks = new TreeMap<>();
    private final Map<PictureSpot, Map<Headline, Long>> places = new HashMap<>();

    PictureBoard(PictureFilter filter, CrossingEstimate estimate) {
        this.filter = filter;
        this.sums = new PictureSums(estimate);
        this.prices = new PictureSums(estimate);
    }

    void add(PictureWeek week) {
        String name = Grouping.week(week.monday());
        week.sums().forEach((origin, numbers) -> {
            if (origin.isMeant(filter)) {
                numbers.forEach((number, sum) -> add(name, origin, number, sum));
            }
        });
        week.places().forEach((by, numbers) -> {
            if (by.origin().isMeant(filter) && filter.isMeant(by.mark())) {
                Map<Headline, Long> place = numbers(places, by.spot());
                numbers.forEach((headline, more) -> place.merge(headline, more, Long::sum));
            }
        });
    }

    private void add(String week, PictureOrigin origin, PictureNumber number, PictureSum sum) {
        if (!filter.isMeant(number.mark())) {
            return;
        }
        sums.add("", null, number, sum);
        if (number.price() != null) {
            prices.add(week, null, number, sum);
        }
        Headline headline = Headline.of(number);
        if (headline != null) {
            long more = sum.hundredths();
            numbers(partners, origin.sender()).merge(headline, more, Long::sum);
            numbers(countries, origin.countryOrNone()).merge(headline, more, Long::sum);
            numbers(types, origin.type()).merge(headline, more, Long::sum);
            numbers(weeks, week).merge(headline, more, Long::sum);
        }
    }

    private static <T> Map<Headline, Long> numbers(Map<T, Map<Headline, Long>> all, T of) {
        return all.computeIfAbsent(of, each -> new EnumMap<>(Headline.class));
    }

    PictureView view() {
        List<PicturePlace> placed = new ArrayList<>();
        places.forEach((spot, numbers) -> placed.add(new PicturePlace(
                spot.type(),
                spot.country(),
                PictureSpot.degrees(spot.latitude()),
                PictureSpot.degrees(spot.longitude()),
                whole(numbers))));
        return new PictureView(
                sums.rows(), totals(partners), totals(countries), totals(types), totals(weeks), prices.rows(), placed);
    }

    private static List<PictureTotals> totals(Map<String, Map<Headline, Long>> all) {
        List<PictureTotals> totals = new ArrayList<>();
        all.forEach((group, numbers) -> totals.add(new PictureTotals(group, whole(numbers))));
        return totals;
    }

    /** What is counted here has no hundredths. */
    private static Map<Headline, Long> whole(Map<Headline, Long> hundredths) {
        Map<Headline, Long> whole = new EnumMap<>(Headline.class);
        hundredths.forEach((headline, number) -> whole.put(headline, number / ONE));
        return whole;
    }
}
