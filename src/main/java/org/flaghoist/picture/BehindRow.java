package org.flaghoist.picture;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A notification behind a number.
 *
 * @param value what of the number it says; of an advert the price
 */
public record BehindRow(
        long entry,
        String sender,
        String reference,
        int revision,
        String type,
        @Nullable String country,
        LocalDate day,
        PictureMark mark,
        BigDecimal value) {

    private static final int HUNDREDTHS = 2;
    private static final int THOUSANDTHS = 3;

    /** The last that happened first. */
    static final Comparator<BehindRow> ORDER =
            Comparator.comparing(BehindRow::day).thenComparing(BehindRow::entry).reversed();

    static BehindRow of(CountedNotification one, Map<PictureNumber, PictureSum> numbers) {
        BigDecimal value = numbers.entrySet().stream()
                .map(each -> value(each.getKey(), each.getValue()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new BehindRow(
                one.entry(),
                one.sender(),
                one.reference(),
                one.revision(),
                one.type(),
                one.country(),
                one.day(),
                one.mark(),
                value.stripTrailingZeros());
    }

    private static BigDecimal value(PictureNumber number, PictureSum sum) {
        Long price = number.price();
        return price == null
                ? BigDecimal.valueOf(sum.hundredths(), HUNDREDTHS)
                : BigDecimal.valueOf(price, THOUSANDTHS);
    }
}
