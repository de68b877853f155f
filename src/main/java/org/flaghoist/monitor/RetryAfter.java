package org.flaghoist.monitor;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** How long a receiver wants to be left alone, by its header {@code Retry-After}. */
final class RetryAfter {

    private RetryAfter() {}

    /** @return zero where it says nothing that can be read, or a time that is over */
    static Duration of(String text, Instant now) {
        try {
            Duration pause = text.strip().matches("[0-9]{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(text.strip()))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return pause.isNegative() ? Duration.ZERO : pause;
        } catch (DateTimeException | ArithmeticException e) {
            return Duration.ZERO;
        }
    }
}
