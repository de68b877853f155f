package org.flaghoist.monthly;

import java.util.List;
import java.util.Optional;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.monthly.PictureMonth.State;
import org.jspecify.annotations.Nullable;

/** The pictures of months that partners are sent: each is begun once, and has one row for good. */
public final class PictureMonths {

    private static final String ROWS = "select partner, month, state, attempt, changed_at, code from picture_month p ";

    private final LedgerDatabase database;

    public PictureMonths(LedgerDatabase database) {
        this.database = database;
    }

    /** Empty where it was never begun. */
    public Optional<PictureMonth> find(String partner, String month) {
        return database.sql()
                .sql(ROWS + "where partner = ? and month = ?")
                .params(partner, month)
                .query(PictureMonth::read)
                .optional();
    }

    /**
     * The last that was begun, of this month and those after it: nobody is sent an earlier one after it.
     *
     * @param present the month that is not over: what was begun by a clock that was ahead must not stop all until then
     */
    public Optional<PictureMonth> last(String partner, String month, String present) {
        return database.sql()
                .sql(ROWS + "where partner = ? and month >= ? and month < ? order by month desc limit 1")
                .params(partner, month, present)
                .query(PictureMonth::read)
                .optional();
    }

    /** Those that have failed, without those after which a later one was begun: nobody is sent these any more. */
    public List<PictureMonth> failed() {
        return database.sql()
                .sql(ROWS + "where state = 'FAILED' and not exists (select 1 from picture_month later"
                        + " where later.partner = p.partner and later.month > p.month) order by partner")
                .query(PictureMonth::read)
                .list();
    }

    /** The last months, of all partners that were sent one. */
    public List<PictureMonth> last(int most) {
        return database.sql()
                .sql(ROWS + "order by month desc, partner limit ?")
                .param(most)
                .query(PictureMonth::read)
                .list();
    }

    /**
     * Begins it.
     *
     * @throws org.springframework.dao.DuplicateKeyException where another hub has by now
     */
    public void begin(String partner, String month) {
        database.sql()
                .sql("insert into picture_month (partner, month, state, attempt, changed_at)"
                        + " values (?, ?, 'MAKING', 1, ?)")
                .params(partner, month, database.now())
                .update();
    }

    /** Begins once more what has failed; nothing where that is done already. */
    public void beginAgain(PictureMonth failed) {
        database.sql()
                .sql("update picture_month set state = 'MAKING', attempt = attempt + 1, changed_at = :now"
                        + " where partner = :partner and month = :month and state = 'FAILED' and attempt = :attempt")
                .param("now", database.now())
                .param("partner", failed.partner())
                .param("month", failed.month())
                .param("attempt", failed.attempt())
                .update();
    }

    /** It lies on its partner's queue; nothing where it has gone further by now. */
    public void queued(String partner, String month) {
        become(partner, month, State.QUEUED, null, "= 'MAKING'");
    }

    /** It has its name on its partner's server; one that had failed may come there after all, when it is redone. */
    public void delivered(String partner, String month) {
        become(partner, month, State.DELIVERED, null, "in ('MAKING', 'QUEUED', 'FAILED')");
    }

    /** It cannot be made, or brought to its partner's server. */
    public void failed(String partner, String month, String code) {
        become(partner, month, State.FAILED, code, "in ('MAKING', 'QUEUED')");
    }

    private void become(String partner, String month, State state, @Nullable String code, String before) {
        database.transactions().run(() -> {
            int changed = database.sql()
                    .sql("update picture_month set state = :state, code = :code, changed_at = :now"
                            + " where partner = :partner and month = :month and state " + before)
                    .param("state", state.name())
                    .param("code", code)
                    .param("now", database.now())
                    .param("partner", partner)
                    .param("month", month)
                    .update();
            if (changed > 0) {
                database.append(Event.of(EventKind.PICTURE, Event.HUB)
                        .partner(partner)
                        .with("month", month)
                        .with("step", state)
                        .with("code", code));
            }
        });
    }

    /** Whether it is recorded as being at its partner's server. */
    public boolean isDelivered(String partner, String month) {
        return find(partner, month)
                .filter(row -> row.state() == State.DELIVERED)
                .isPresent();
    }
}
