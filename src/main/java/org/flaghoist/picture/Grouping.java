package org.flaghoist.picture;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Objects;

/** By what sums are told apart. */
public enum Grouping {
    ALL,
    PARTNER,
    COUNTRY,
    TYPE,
    WEEK,
    /** Where each number comes from. */
    NOTIFICATION;

    String of(CountedNotification counted) {
        return switch (this) {
            case ALL -> "";
            case PARTNER -> counted.sender();
            case COUNTRY -> Objects.requireNonNullElse(counted.country(), "");
            case TYPE -> counted.type();
            case WEEK -> week(counted.day());
            case NOTIFICATION -> counted.sender() + " " + counted.reference() + " r" + counted.revision();
        };
    }

    /** Of what is told apart by no more than the page does. */
    String of(LocalDate monday, PictureOrigin origin) {
        return switch (this) {
            case ALL -> "";
            case PARTNER -> origin.sender();
            case COUNTRY -> Objects.requireNonNullElse(origin.country(), "");
            case TYPE -> origin.type();
            case WEEK -> week(monday);
            case NOTIFICATION -> throw new IllegalArgumentException("notifications are added up by then");
        };
    }

    /** As ISO 8601 has it: {@code 2026-W05}. */
    static String week(LocalDate day) {
        return "%d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
