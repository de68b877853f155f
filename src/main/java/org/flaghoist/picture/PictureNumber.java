package org.flaghoist.picture;

import org.jspecify.annotations.Nullable;

/**
 * What a number is of, whichever notifications say it.
 *
 * @param kind of the measure; null where it has none, likewise {@code route} and {@code currency}
 * @param price in thousandths: of an advert, since the middle of several prices cannot be added up
 */
record PictureNumber(
        PictureMark mark,
        String measure,
        @Nullable String kind,
        @Nullable String route,
        @Nullable String currency,
        @Nullable Long price) {

    static final String NOTIFICATION = "NOTIFICATION";
    static final String PRICE = "PRICE";
    static final String CROSSINGS = "CROSSINGS_PREVENTED_ESTIMATE";
    static final String BY_CAPACITY = "BY_CAPACITY";
    static final String BY_LENGTH = "BY_LENGTH";

    PictureKey of(String group, @Nullable Long entry) {
        return new PictureKey(group, entry, mark, measure, kind, route, currency);
    }
}
