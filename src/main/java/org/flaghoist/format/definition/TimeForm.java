package org.flaghoist.format.definition;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How a partner writes times. Patterns are those of {@link java.time.format.DateTimeFormatter}, read strictly.
 *
 * @param zone the zone of its local times and of its days
 * @param moment pattern of a time; one with an offset ({@code xxx}) needs no {@code fold}
 * @param day pattern of a calendar day
 * @param date pattern of a date of birth; absent: as {@code day}
 * @param fold how the first and the second of an hour that exists twice are distinguished; absent: not at all
 * @param noFold it is agreed that nothing distinguishes them; such a time is neither taken nor written
 */
public record TimeForm(
        ZoneId zone,
        String moment,
        String day,
        @Nullable String date,
        @Nullable Fold fold,
        boolean noFold) {

    private static final String OFFSET = "xxx";

    /** Whether a time is written with its offset from UTC. */
    public boolean hasOffset() {
        return moment.endsWith(OFFSET);
    }

    /**
     * The flag for summer or winter time: a suffix of the text, or a member beside it.
     *
     * @param value the member with the time; absent: the flag is a suffix
     * @param flag the member with the flag
     * @param summer the flag for summer time
     * @param winter the flag for winter time
     */
    public record Fold(@Nullable String value, @Nullable String flag, String summer, String winter) {}
}
