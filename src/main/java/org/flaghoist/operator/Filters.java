package org.flaghoist.operator;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.flaghoist.parking.ParkedFilter;
import org.flaghoist.parking.ParkingQueue;
import org.flaghoist.people.OperationRejected;
import org.jspecify.annotations.Nullable;

/** Reads an operator's filter; a blank member asks for nothing. */
public final class Filters {

    private Filters() {}

    /** @param direction {@code in} or {@code out} */
    public static ParkedFilter of(
            String direction, String partner, String code, String reference, String since, String until) {
        return new ParkedFilter(
                queues(direction), text(partner), text(code), text(reference), time(since), time(until));
    }

    private static Set<ParkingQueue> queues(String direction) {
        return switch (direction.strip()) {
            case "" -> ParkedFilter.DEAD;
            case "in" -> Set.of(ParkingQueue.DEAD_IN);
            case "out" -> Set.of(ParkingQueue.DEAD_OUT);
            default ->
                throw new OperationRejected("'" + direction + "' is no direction; give in, out, or nothing for both");
        };
    }

    static @Nullable String text(String value) {
        return value.isBlank() ? null : value.strip();
    }

    private static @Nullable Instant time(String value) {
        if (value.isBlank()) {
            return null;
        }
        try {
            return Instant.parse(value.strip());
        } catch (DateTimeParseException e) {
            throw new OperationRejected("'" + value + "' is no time; write it in UTC as 2026-11-03T14:00:00Z");
        }
    }
}
