package org.flaghoist.reload;

import java.time.Duration;
import java.time.Instant;
import org.flaghoist.people.Person;
import org.jspecify.annotations.Nullable;

/**
 * That a person asked for the files to be read anew.
 *
 * @param at by the database's clock, as the other times are
 * @param name stands for what the hubs work by from then on; null where they do not
 * @param ended when all had answered
 * @param words why it ended so; null where the state says all
 * @param now when this was read
 */
public record Reload(
        long id,
        Person person,
        String reason,
        Instant at,
        ReloadState state,
        @Nullable String name,
        @Nullable Instant ended,
        @Nullable String words,
        Instant now) {

    boolean isOlder(Duration age) {
        return at.plus(age).isBefore(now);
    }
}
