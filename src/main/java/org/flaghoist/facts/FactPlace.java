package org.flaghoist.facts;

import org.jspecify.annotations.Nullable;

/**
 * Where it happened, as far as it is given.
 *
 * @param latitude in thousandths of a degree, some 100 m, likewise {@code longitude}
 */
record FactPlace(
        @Nullable String country,
        @Nullable String name,
        @Nullable String locode,
        @Nullable Integer latitude,
        @Nullable Integer longitude) {}
