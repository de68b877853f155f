package org.flaghoist.again;

import java.time.Instant;
import java.util.List;

/**
 * Which of the copies that a partner was given are meant.
 *
 * @param since delivered from then on, {@code until} before then
 * @param references of notifications; empty for all
 * @param allRevisions whether earlier revisions are meant, too, and not only the last that the partner was given
 */
public record RepeatScope(String partner, Instant since, Instant until, List<String> references, boolean allRevisions) {

    public RepeatScope {
        references = List.copyOf(references);
    }
}
