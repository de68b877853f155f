package org.flaghoist.picture;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened at a place.
 *
 * @param latitude in degrees; null where only the country is known, likewise {@code longitude}
 */
public record PicturePlace(
        String type,
        @Nullable String country,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude,
        Map<Headline, Long> numbers) {}
