package org.flaghoist.facts;

import org.jspecify.annotations.Nullable;

/**
 * What a number is of: numbers of the same are one.
 *
 * @param kind null where there are no kinds
 * @param currency null of what is no money
 * @param lengthCm of each vessel; null where it is not given, likewise {@code capacity}
 */
public record Quantity(
        Measure measure,
        @Nullable String kind,
        @Nullable String currency,
        @Nullable Integer lengthCm,
        @Nullable Integer capacity) {

    static Quantity of(Measure measure, @Nullable String kind) {
        return new Quantity(measure, kind, null, null, null);
    }
}
