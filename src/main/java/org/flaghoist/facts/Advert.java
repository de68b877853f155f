package org.flaghoist.facts;

import org.jspecify.annotations.Nullable;

/**
 * What an advert offers.
 *
 * @param price in thousandths; null where none is given, likewise {@code currency} and {@code per}, for whom it is
 */
record Advert(
        @Nullable String platform,
        @Nullable String route,
        @Nullable Long price,
        @Nullable String currency,
        @Nullable String per) {

    static final Advert NONE = new Advert(null, null, null, null, null);
}
