package org.flaghoist.again;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person has asked for: that a partner is sent again what it was given.
 *
 * @param named how many references were named; 0 where all were meant
 * @param actor who asked, and {@code reason} why
 * @param ended null while it goes on
 * @param words why it was stopped; null where it was not
 */
public record RepeatRequest(
        String id,
        String partner,
        Instant since,
        Instant until,
        int named,
        boolean allRevisions,
        String actor,
        String reason,
        Instant at,
        Progress progress,
        @Nullable Instant ended,
        @Nullable String words) {

    /** How far it has come. */
    public enum Progress {
        RUNNING,
        /** By a person, or because no more could be done. */
        STOPPED,
        DONE
    }
}
