package org.flaghoist.monitor;

import java.time.Instant;
import org.flaghoist.testing.LedgerFixture;

/** What was found to be overdue, as the ledger has it. */
record OverdueRows(LedgerFixture hub) {

    static final Instant DUE = Instant.parse("2026-06-04T10:00:00Z");
    static final Instant FOUND = Instant.parse("2026-06-04T10:01:00Z");

    /** Adds a copy of one sender's for one recipient. */
    void add(long entry, String step, String urgency) {
        hub.rows.update(
                "insert into overdue_clock (entry, recipient, sender, urgency, started_at, look_at, step, since,"
                        + " due_at, found_at) values (?, 'east', 'north', ?, 1, 1, ?, 1, ?, ?)",
                entry,
                urgency,
                step,
                DUE.plusSeconds(entry).toEpochMilli(),
                FOUND.toEpochMilli());
    }

    /** It was delivered, taken or answered. */
    void end(long entry) {
        hub.rows.update("update overdue_clock set found_at = null where entry = ?", entry);
    }
}
