package org.flaghoist.picture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up weeks for the page. */
final class PictureBoard {

    private final PictureSums sums;
    private final PictureSums prices;
    private final Map<PictureNumber, PictureSum> numbers = new HashMap<>();
    private final Map<String, HeadlineSums> partners = new TreeMap<>();
    private final Map<String, HeadlineSums> countries = new TreeMap<>();
    private final Map<String, HeadlineSums> types = new TreeMap<>();
    private final Map<String, HeadlineSums> weeks = new TreeMap<>();
    private final Map<BoardPlace, HeadlineSums> places = new HashMap<>();

    PictureBoard(CrossingEstimate estimate) {
        this.sums = new PictureSums(estimate);
        this.prices = new PictureSums(estimate);
    }

    private record BoardPlace(String type, @Nullable String country, PictureSpot spot) {

        PicturePlace with(HeadlineSums numbers) {
            return new PicturePlace(type, country, spot.north(), spot.east(), numbers.whole());
        }
    }

    PackedSums.EachSum of(LocalDate monday) {
        String week = Grouping.week(monday);
        return (origin, number, sum) -> add(week, origin, number, sum);
    }

    private void add(String week, PictureOrigin origin, PictureNumber number, PictureSum sum) {
        numbers.computeIfAbsent(number, each -> new PictureSum()).add(sum.hundredths(), sum.notifications());
        if (number.price() != null) {
            prices.add(week, null, number, sum);
        }
        Headline headline = Headline.of(number);
        if (headline != null) {
            long more = sum.hundredths();
            numbers(partners, origin.sender()).add(headline, more);
            numbers(countries, origin.countryOrNone()).add(headline, more);
            numbers(types, origin.type()).add(headline, more);
            numbers(weeks, week).add(headline, more);
        }
    }

    void place(PictureOrigin origin, PackedPlaces.At at, HeadlineSums more) {
        numbers(places, new BoardPlace(origin.type(), origin.country(), at.spot()))
                .add(more);
    }

    private static <T> HeadlineSums numbers(Map<T, HeadlineSums> all, T of) {
        return all.computeIfAbsent(of, each -> new HeadlineSums());
    }

    PictureView view() {
        numbers.forEach((number, sum) -> sums.add("", null, number, sum));
        List<PicturePlace> placed = new ArrayList<>();
        places.forEach((place, numbers) -> placed.add(place.with(numbers)));
        return new PictureView(
                sums.rows(), totals(partners), totals(countries), totals(types), totals(weeks), prices.rows(), placed);
    }

    private static List<PictureTotals> totals(Map<String, HeadlineSums> all) {
        List<PictureTotals> totals = new ArrayList<>();
        all.forEach((group, numbers) -> totals.add(new PictureTotals(group, numbers.whole())));
        return totals;
    }
}
