package org.flaghoist.installation;

import java.time.Instant;
import java.util.List;

/**
 * What the ledger knows about the checkpoints in a journal.
 *
 * @param checkpoint lies there for sure
 * @param coming may lie there; the same one while none is being put there
 */
public record CheckpointState(JournalCheckpoint checkpoint, JournalCheckpoint coming) {

    static final CheckpointState NONE = new CheckpointState(JournalCheckpoint.NONE, JournalCheckpoint.NONE);

    public JournalCheckpoint next(Instant now) {
        return coming.next(now);
    }

    /** Whether the journal has gone on without this ledger. */
    public boolean isBehind(List<JournalCheckpoint> journal) {
        return journal.stream().anyMatch(there -> there.number() > coming.number());
    }

    /** Whether this ledger has gone on without the journal. */
    public boolean isAhead(List<JournalCheckpoint> journal) {
        return !checkpoint.equals(JournalCheckpoint.NONE) && !journal.contains(checkpoint);
    }
}
