package org.flaghoist.console;

import java.math.BigDecimal;
import java.util.List;
import org.flaghoist.picture.PictureKey;
import org.flaghoist.picture.PictureMark;
import org.flaghoist.picture.PicturePlace;
import org.flaghoist.picture.PictureRow;
import org.flaghoist.picture.PictureTotals;
import org.flaghoist.picture.PictureView;
import org.flaghoist.picture.PictureViews;
import org.jspecify.annotations.Nullable;

/** The picture, as the page gets it (docs/jmx.md). */
record PictureAnswer(
        boolean behind,
        String formula,
        List<Sum> sums,
        List<PictureTotals> partners,
        List<PictureTotals> countries,
        List<PictureTotals> types,
        List<PictureTotals> weeks,
        List<Sum> prices,
        List<PicturePlace> places) {

    record Sum(
            @Nullable String week,
            @Nullable PictureMark mark,
            String measure,
            @Nullable String kind,
            @Nullable String route,
            @Nullable String currency,
            BigDecimal value,
            long notifications,
            @Nullable String note) {

        static Sum of(PictureRow row) {
            PictureKey of = row.of();
            return new Sum(
                    of.group().isEmpty() ? null : of.group(),
                    of.mark() == PictureMark.NONE ? null : of.mark(),
                    of.measure(),
                    of.kind(),
                    of.route(),
                    of.currency(),
                    row.value().stripTrailingZeros(),
                    row.notifications(),
                    row.note());
        }
    }

    static PictureAnswer of(PictureView view, PictureViews views) {
        return new PictureAnswer(
                views.isBehind(),
                views.formula(),
                view.sums().stream().map(Sum::of).toList(),
                view.partners(),
                view.countries(),
                view.types(),
                view.weeks(),
                view.prices().stream().map(Sum::of).toList(),
                view.places());
    }
}
