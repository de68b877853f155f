package org.flaghoist.console;

import java.math.BigDecimal;
import org.flaghoist.picture.BehindFilter;
import org.flaghoist.picture.BehindNumber;
import org.flaghoist.picture.BehindPlace;
import org.flaghoist.picture.PictureSources.Behind;
import org.jspecify.annotations.Nullable;

/** From which notifications a number of the picture comes (docs/jmx.md); a blank member asks for nothing. */
record BehindQuery(
        @Nullable PictureFilterQuery within,
        @Nullable String measure,
        @Nullable String kind,
        @Nullable String route,
        @Nullable String currency,
        @Nullable Boolean placed,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude,
        @Nullable Behind after) {

    BehindFilter filter() {
        PictureFilterQuery all = new PictureFilterQuery(null, null, null, null, null, null);
        return new BehindFilter(
                (within == null ? all : within).filter(),
                new BehindNumber(
                        NotificationQuery.given(measure),
                        NotificationQuery.given(kind),
                        NotificationQuery.given(route),
                        NotificationQuery.given(currency)),
                new BehindPlace(placed, latitude, longitude));
    }
}
