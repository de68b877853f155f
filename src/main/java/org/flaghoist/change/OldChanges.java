package org.flaghoist.change;

import java.time.Duration;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.retention.EndedList;

/**
 * Forgets changes that hubs never worked by, when they have ended long ago, and what others would have done. The texts
 * that hubs have worked by stay: decisions name the configuration that they were part of, and {@code back} needs them.
 */
public final class OldChanges implements EndedList {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final String ENDED = " and coalesce(second_at, proposed_at) < ?";
    private static final String NEVER_ACTIVE = "state in ('REFUSED', 'WITHDRAWN')" + ENDED;
    private static final String LOOKED_AT = "state in ('ACTIVE', 'BACK') and effects is not null" + ENDED;

    private final LedgerDatabase database;

    public OldChanges(LedgerDatabase database) {
        this.database = database;
    }

    @Override
    public boolean isAnyOld() {
        return isAny(NEVER_ACTIVE) || isAny(LOOKED_AT);
    }

    private boolean isAny(String which) {
        return database.sql()
                .sql("select exists (select 1 from change where " + which + ")")
                .param(before())
                .query(Boolean.class)
                .single();
    }

    /** With their files and words. */
    @Override
    public void forgetOld() {
        database.transactions().run(() -> {
            update("delete from change where " + NEVER_ACTIVE);
            // No stamp has those of a change that nobody is to agree to any more.
            update("update change set effects = null where " + LOOKED_AT);
        });
    }

    private void update(String statement) {
        database.sql().sql(statement).param(before()).update();
    }

    private long before() {
        return Times.of(database.clock().instant().minus(KEPT));
    }
}
