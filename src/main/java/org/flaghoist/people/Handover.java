package org.flaghoist.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shift leaves to the next about something.
 *
 * @param taken who looks after it; null where nobody has said so
 * @param notes in the order in which they were written
 */
public record Handover(@Nullable Taking taken, List<ShiftNote> notes) {

    /** Somebody looks after it; others may act on it all the same. */
    public record Taking(String by, Instant at) {}

    /** What somebody has written for the next shift. */
    public record ShiftNote(String by, Instant at, String text) {}

    /** The same in short. */
    public record HandoverSummary(@Nullable Taking taken, int notes) {}
}
