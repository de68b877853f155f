package org.flaghoist.format;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.flaghoist.format.fields.LocalTimes;
import org.jspecify.annotations.Nullable;

/**
 * Sees that a pattern says which time it is: what is written by it must be read again. {@code yyyy}, {@code hh} or
 * {@code DD} are letters of Java's patterns, but of other things than they look like.
 */
final class TimePattern {

    private static final LocalDateTime SAMPLE = LocalDateTime.of(2026, 12, 30, 23, 45, 56);
    private static final String LETTERS = "; write uuuu for the year, MM month, dd day, HH hour, mm minute, ss second";

    private static final String NO_PATTERN = " is no pattern of a time: ";

    // A hole in what a time is, which Java says in words of its own.
    private static final String NOT_READ = "what it writes cannot be read by it";
    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    /** Of a day it is written and read like the day of the month, and is another number. */
    private static final Pattern DAY_OF_YEAR = Pattern.compile("D");
    /** Such as HH:MM: what is written can be read, and is another time than people mean. */
    private static final Pattern SWAPPED = Pattern.compile("H[^A-Za-z]*M");

    private TimePattern() {}

    /** What is wrong with the pattern of a time, or null. */
    static @Nullable String faultOfMoment(String pattern) {
        String letter = PatternLetters.of(pattern).faultOfMoment();
        return letter == null ? faultOfWhole(pattern) : "'" + pattern + "'" + NO_PATTERN + letter;
    }

    private static @Nullable String faultOfWhole(String pattern) {
        try {
            DateTimeFormatter form = LocalTimes.strict(pattern);
            LocalDateTime read = LocalDateTime.parse(form.format(SAMPLE.atOffset(ZoneOffset.UTC)), form);
            boolean same = read.equals(SAMPLE) || read.equals(SAMPLE.truncatedTo(ChronoUnit.MINUTES));
            if (!same) {
                return wrong(pattern, "reads another time than it writes");
            }
            return found(SWAPPED, pattern)
                    ? wrong(pattern, "the minute stands for the month, and the month for the minute")
                    : dayOfYear(pattern);
        } catch (IllegalArgumentException e) {
            return wrong(pattern, String.valueOf(e.getMessage()));
        } catch (DateTimeException e) {
            return wrong(pattern, NOT_READ);
        }
    }

    /** What is wrong with the pattern of a calendar day, or null. */
    static @Nullable String faultOfDay(String pattern) {
        String letter = PatternLetters.of(pattern).faultOfDay();
        return letter == null ? faultOfWholeDay(pattern) : "'" + pattern + "'" + NO_PATTERN + letter;
    }

    private static @Nullable String faultOfWholeDay(String pattern) {
        try {
            DateTimeFormatter form = LocalTimes.strict(pattern);
            LocalDate day = SAMPLE.toLocalDate();
            return LocalDate.parse(form.format(day), form).equals(day)
                    ? dayOfYear(pattern)
                    : wrong(pattern, "reads another day than it writes");
        } catch (IllegalArgumentException e) {
            return wrong(pattern, String.valueOf(e.getMessage()));
        } catch (DateTimeException e) {
            return wrong(pattern, NOT_READ);
        }
    }

    private static @Nullable String dayOfYear(String pattern) {
        return found(DAY_OF_YEAR, pattern) ? wrong(pattern, "D is the day of the year, 364 for 30 December") : null;
    }

    private static boolean found(Pattern letters, String pattern) {
        return letters.matcher(QUOTED.matcher(pattern).replaceAll("")).find();
    }

    private static String wrong(String pattern, String why) {
        return "'" + pattern + "'" + NO_PATTERN + why + LETTERS;
    }
}
