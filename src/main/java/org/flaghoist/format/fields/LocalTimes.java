package org.flaghoist.format.fields;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Local times of one zone by one pattern, strictly: years 1900 to 2099 as written, no day that does not exist. */
public final class LocalTimes {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2099;
    private static final int LARGEST_OFFSET_SECONDS = 14 * 3600;

    private final ZoneId zone;
    private final DateTimeFormatter moment;
    private final boolean withOffset;
    private final DateTimeFormatter day;

    public LocalTimes(ZoneId zone, String moment, String day) {
        this.zone = zone;
        this.moment = strict(moment);
        this.withOffset = moment.endsWith("xxx");
        this.day = strict(day);
    }

    public static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .withChronology(IsoChronology.INSTANCE)
                .withDecimalStyle(DecimalStyle.STANDARD)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    public ZoneId zone() {
        return zone;
    }

    boolean withOffset() {
        return withOffset;
    }

    /** The local time, or null where the text is none. */
    @Nullable
    public LocalDateTime local(String text) {
        try {
            LocalDateTime local = LocalDateTime.parse(text, moment);
            return isInRange(local.getYear()) ? local : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The instant of a text with offset, or null where it is none. */
    @Nullable
    Instant withOffset(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text, moment);
            boolean fits = isInRange(time.getYear())
                    && Math.abs(time.getOffset().getTotalSeconds()) <= LARGEST_OFFSET_SECONDS
                    && !text.endsWith("-00:00");
            return fits ? time.toInstant() : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The calendar day, or null where the text is none. */
    @Nullable
    LocalDate day(String text) {
        return date(text, day);
    }

    static @Nullable LocalDate date(String text, DateTimeFormatter form) {
        try {
            LocalDate date = LocalDate.parse(text, form);
            return isInRange(date.getYear()) ? date : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean isInRange(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    Instant startOf(LocalDate date) {
        return date.atStartOfDay(zone).toInstant();
    }

    String written(Instant instant) {
        return moment.format(instant.atZone(zone));
    }

    /** The calendar day that {@code instant} is in, in the zone of who sent it. */
    String writtenDay(Instant instant, ZoneId sender) {
        return day.format(instant.atZone(sender));
    }

    boolean isSummer(LocalDateTime local, ZoneOffset offset) {
        return zone.getRules().isDaylightSavings(local.toInstant(offset));
    }

    boolean isTwice(Instant instant) {
        return offsets(instant).size() > 1;
    }

    /** Whether what is written of {@code instant} is a time that is there twice, without saying which of the two. */
    boolean isUntold(Instant instant, boolean hasFlags) {
        if (withOffset || !isTwice(instant)) {
            return false;
        }
        // Both may be of one flag, as in 1945, when double summer time ended.
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        List<ZoneOffset> offsets = offsets(instant);
        return !hasFlags || isSummer(local, offsets.get(0)) == isSummer(local, offsets.get(1));
    }

    private List<ZoneOffset> offsets(Instant instant) {
        return zone.getRules().getValidOffsets(LocalDateTime.ofInstant(instant, zone));
    }
}
