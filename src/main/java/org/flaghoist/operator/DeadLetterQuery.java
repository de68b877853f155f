package org.flaghoist.operator;

import java.util.Objects;
import org.flaghoist.parking.ParkedFilter;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters somebody asks for (docs/jmx.md); a blank member asks for nothing.
 *
 * @param after the last one of the page before
 */
record DeadLetterQuery(
        @Nullable String direction,
        @Nullable String partner,
        @Nullable String code,
        @Nullable String reference,
        @Nullable String since,
        @Nullable String until,
        @Nullable String after) {

    ParkedFilter filter() {
        return Filters.of(given(direction), given(partner), given(code), given(reference), given(since), given(until));
    }

    @Nullable
    String cursor() {
        return after == null || after.isBlank() ? null : after;
    }

    private static String given(@Nullable String member) {
        return Objects.requireNonNullElse(member, "");
    }
}
