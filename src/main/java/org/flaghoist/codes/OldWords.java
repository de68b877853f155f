package org.flaghoist.codes;

import java.time.Duration;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.retention.EndedList;

/** Forgets words for which nothing has waited any more for long; the tables have those that hubs know. */
public final class OldWords implements EndedList {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final String OVER = " from proposed_word where ended_at < ?";

    private final LedgerDatabase database;

    public OldWords(LedgerDatabase database) {
        this.database = database;
    }

    @Override
    public boolean isAnyOld() {
        return database.sql()
                .sql("select exists (select 1" + OVER + ")")
                .param(before())
                .query(Boolean.class)
                .single();
    }

    @Override
    public void forgetOld() {
        database.sql().sql("delete" + OVER).param(before()).update();
    }

    private long before() {
        return Times.of(database.clock().instant().minus(KEPT));
    }
}
