package org.flaghoist.ledger;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What people had deleted.
 *
 * @param reference the sender's; null where it could not be read
 * @param entries of all messages whose bodies they were
 * @param bodies how many had their bytes
 */
record Erased(@Nullable String reference, List<Long> entries, int bodies) {

    /** An event that says so. */
    Event in(Event event) {
        return event.with("id", reference)
                .with("entries", entries.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .with("bodies", Integer.toString(bodies));
    }
}
