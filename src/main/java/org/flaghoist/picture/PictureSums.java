package org.flaghoist.picture;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds up numbers that are told apart by more than is asked for. */
final class PictureSums {

    private static final int HUNDREDTHS = 2;

    private final Map<PictureKey, PictureSum> sums = new HashMap<>();
    private final Prices prices = new Prices();
    private final CrossingEstimate estimate;

    PictureSums(CrossingEstimate estimate) {
        this.estimate = estimate;
    }

    /** @param entry where each notification stands alone, and the ledger's numbers are asked for */
    void add(String group, @Nullable Long entry, PictureNumber number, PictureSum sum) {
        Long price = number.price();
        if (price == null) {
            sums.computeIfAbsent(number.of(group, entry), each -> new PictureSum())
                    .add(sum.hundredths(), sum.notifications());
        } else {
            prices.add(number.of(group, entry), price, sum.notifications());
        }
    }

    List<PictureRow> rows() {
        List<PictureRow> rows = new ArrayList<>();
        sums.forEach((of, sum) -> rows.add(row(of, sum)));
        rows.sort(Comparator.comparing(PictureRow::of));
        return Stream.concat(rows.stream(), prices.rows()).toList();
    }

    private PictureRow row(PictureKey of, PictureSum sum) {
        BigDecimal value = BigDecimal.valueOf(sum.hundredths(), HUNDREDTHS);
        return new PictureRow(of, value, sum.notifications(), estimate.note(of.measure(), of.kind()));
    }
}
