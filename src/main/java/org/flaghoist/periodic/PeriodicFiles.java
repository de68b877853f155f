package org.flaghoist.periodic;

import java.util.List;
import java.util.Optional;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.periodic.PeriodicFile.State;
import org.jspecify.annotations.Nullable;

/** The files of one series that partners are sent: each is begun once, and has one row for good. */
public final class PeriodicFiles {

    private final LedgerDatabase database;
    private final PeriodicFile.Series series;
    private final String rows;

    private PeriodicFiles(LedgerDatabase database, PeriodicFile.Series series) {
        this.database = database;
        this.series = series;
        this.rows = "select partner, period, state, attempt, changed_at, code from periodic_file p where series = '"
                + series + "' ";
    }

    /** What months add up to. */
    public static PeriodicFiles pictures(LedgerDatabase database) {
        return new PeriodicFiles(database, PeriodicFile.Series.PICTURE);
    }

    /** What partners were given in a day. */
    public static PeriodicFiles manifests(LedgerDatabase database) {
        return new PeriodicFiles(database, PeriodicFile.Series.MANIFEST);
    }

    /** Empty where it was never begun. */
    public Optional<PeriodicFile> find(String partner, String period) {
        return database.sql()
                .sql(rows + "and partner = ? and period = ?")
                .params(partner, period)
                .query(PeriodicFile::read)
                .optional();
    }

    /**
     * The last that was begun, of this period and those after it: nobody is sent an earlier one after it.
     *
     * @param present the period that is not over: what was begun by a clock that was ahead must not stop all until then
     */
    public Optional<PeriodicFile> last(String partner, String period, String present) {
        return database.sql()
                .sql(rows + "and partner = ? and period >= ? and period < ? order by period desc limit 1")
                .params(partner, period, present)
                .query(PeriodicFile::read)
                .optional();
    }

    /** Those that have failed, without those after which a later one was begun: nobody is sent these any more. */
    public List<PeriodicFile> failed() {
        return database.sql()
                .sql(rows + "and state = 'FAILED' and not exists (select 1 from periodic_file later where later.series"
                        + " = p.series and later.partner = p.partner and later.period > p.period) order by partner")
                .query(PeriodicFile::read)
                .list();
    }

    /** The last periods, of all partners that were sent one. */
    public List<PeriodicFile> last(int most) {
        return database.sql()
                .sql(rows + "order by period desc, partner limit ?")
                .param(most)
                .query(PeriodicFile::read)
                .list();
    }

    /**
     * Begins it.
     *
     * @throws org.springframework.dao.DuplicateKeyException where another hub has by now
     */
    public void begin(String partner, String period) {
        database.sql()
                .sql("insert into periodic_file (series, partner, period, state, attempt, changed_at)"
                        + " values (?, ?, ?, 'MAKING', 1, ?)")
                .params(series.name(), partner, period, database.now())
                .update();
    }

    /** Begins once more what has failed; nothing where that is done already. */
    public void beginAgain(PeriodicFile failed) {
        database.sql()
                .sql(
                        "update periodic_file set state = 'MAKING', attempt = attempt + 1, changed_at = :now"
                                + " where series = :series and partner = :partner and period = :period and state = 'FAILED' and attempt = :attempt")
                .param("series", series.name())
                .param("now", database.now())
                .param("partner", failed.partner())
                .param("period", failed.period())
                .param("attempt", failed.attempt())
                .update();
    }

    /** It lies on its partner's queue; nothing where it has gone further by now. */
    public void queued(String partner, String period) {
        become(partner, period, State.QUEUED, null, "= 'MAKING'");
    }

    /** It has its name on its partner's server; one that had failed may come there after all, when it is redone. */
    public void delivered(String partner, String period) {
        become(partner, period, State.DELIVERED, null, "in ('MAKING', 'QUEUED', 'FAILED')");
    }

    /** It cannot be made, or brought to its partner's server. */
    public void failed(String partner, String period, String code) {
        become(partner, period, State.FAILED, code, "in ('MAKING', 'QUEUED')");
    }

    private void become(String partner, String period, State state, @Nullable String code, String before) {
        database.transactions().run(() -> {
            int changed = database.sql()
                    .sql("update periodic_file set state = :state, code = :code, changed_at = :now"
                            + " where series = :series and partner = :partner and period = :period and state "
                            + before)
                    .param("series", series.name())
                    .param("state", state.name())
                    .param("code", code)
                    .param("now", database.now())
                    .param("partner", partner)
                    .param("period", period)
                    .update();
            if (changed > 0) {
                database.append(Event.of(EventKind.valueOf(series.name()), Event.HUB)
                        .partner(partner)
                        .with(series.period(), period)
                        .with("step", state)
                        .with("code", code));
            }
        });
    }

    /** Whether it is recorded as being at its partner's server. */
    public boolean isDelivered(String partner, String period) {
        return find(partner, period)
                .filter(row -> row.state() == State.DELIVERED)
                .isPresent();
    }
}
