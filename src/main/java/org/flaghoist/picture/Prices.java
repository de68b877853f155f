package org.flaghoist.picture;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What adverts ask for: of each route, currency and person the lowest, the middle and the highest price. */
final class Prices {

    private static final int THOUSANDTHS = 3;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Map<PictureKey, List<Long>> prices = new TreeMap<>();

    void add(PictureKey of, long thousandths) {
        prices.computeIfAbsent(of, each -> new ArrayList<>()).add(thousandths);
    }

    Stream<PictureRow> rows() {
        return prices.entrySet().stream().flatMap(each -> rows(each.getKey(), each.getValue()));
    }

    private static Stream<PictureRow> rows(PictureKey of, List<Long> all) {
        Collections.sort(all);
        BigDecimal middle = price(all, (all.size() - 1) / 2)
                .add(price(all, all.size() / 2))
                .divide(TWO, THOUSANDTHS, RoundingMode.HALF_EVEN);
        return Stream.of(
                new PictureRow(of.priced("PRICE_LOWEST"), price(all, 0), all.size(), null),
                new PictureRow(of.priced("PRICE_MEDIAN"), middle, all.size(), null),
                new PictureRow(of.priced("PRICE_HIGHEST"), price(all, all.size() - 1), all.size(), null));
    }

    private static BigDecimal price(List<Long> all, int index) {
        return BigDecimal.valueOf(all.get(index), THOUSANDTHS);
    }
}
