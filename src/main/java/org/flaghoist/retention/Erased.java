package org.flaghoist.retention;

import java.util.List;
import java.util.stream.Collectors;
import org.flaghoist.ledger.Event;
import org.jspecify.annotations.Nullable;

/**
 * What people had deleted.
 *
 * @param reference the sender's; null where it could not be read
 * @param entries of all messages whose bodies they were
 * @param bodies how many had their bytes
 */
public record Erased(@Nullable String reference, List<Long> entries, int bodies) {

    /** An event that says so. */
    public Event in(Event event) {
        return event.with("id", reference)
                .with("entries", entries.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .with("bodies", bodies);
    }
}
