package org.flaghoist.facts;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** When something happened, and on which day of the calendar. */
record FactTime(long at, long day) {

    /** The hub's schema lets a 31st of February pass; it is the 3rd of March. */
    private static final DateTimeFormatter LENIENT =
            DateTimeFormatter.ISO_LOCAL_DATE_TIME.withResolverStyle(ResolverStyle.LENIENT);

    private static final int HALF_A_DAY = 12;

    /**
     * @param instant in UTC, as the hub's form has it
     * @param isDay whether it stands for a day: it is the first instant of that where its sender is, so half a day
     *     later it is that day in UTC, too
     */
    static FactTime of(String instant, boolean isDay) {
        LocalDateTime at = LocalDateTime.parse(instant.substring(0, instant.length() - 1), LENIENT);
        LocalDateTime within = isDay ? at.plusHours(HALF_A_DAY) : at;
        return new FactTime(
                at.toInstant(ZoneOffset.UTC).toEpochMilli(),
                within.toLocalDate().toEpochDay());
    }
}
