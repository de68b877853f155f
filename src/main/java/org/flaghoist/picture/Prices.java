package org.flaghoist.picture;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What adverts ask for: of each route, currency and person the lowest, the middle and the highest price. */
final class Prices {

    private static final int THOUSANDTHS = 3;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Map<PictureKey, NavigableMap<Long, Long>> prices = new HashMap<>();

    void add(PictureKey of, long thousandths, long times) {
        prices.computeIfAbsent(of, each -> new TreeMap<>()).merge(thousandths, times, Long::sum);
    }

    Stream<PictureRow> rows() {
        return prices.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(each -> rows(each.getKey(), each.getValue()));
    }

    private static Stream<PictureRow> rows(PictureKey of, NavigableMap<Long, Long> all) {
        long count = all.values().stream().mapToLong(Long::longValue).sum();
        BigDecimal middle = price(nth(all, (count - 1) / 2))
                .add(price(nth(all, count / 2)))
                .divide(TWO, THOUSANDTHS, RoundingMode.HALF_EVEN);
        return Stream.of(
                new PictureRow(of.priced("PRICE_LOWEST"), price(all.firstKey()), count, null),
                new PictureRow(of.priced("PRICE_MEDIAN"), middle, count, null),
                new PictureRow(of.priced("PRICE_HIGHEST"), price(all.lastKey()), count, null));
    }

    private static long nth(NavigableMap<Long, Long> all, long index) {
        long before = 0;
        for (Map.Entry<Long, Long> each : all.entrySet()) {
            before += each.getValue();
            if (before > index) {
                return each.getKey();
            }
        }
        throw new IllegalArgumentException("no price " + index);
    }

    private static BigDecimal price(long thousandths) {
        return BigDecimal.valueOf(thousandths, THOUSANDTHS);
    }
}
