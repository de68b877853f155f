package org.flaghoist.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of messages as they came in, and how each was judged. */
final class Entries {

    /** A message that was not judged yet; the other states are kinds of events. */
    static final String RECEIVED = EventKind.RECEIVED.name();

    private final JdbcClient sql;
    private final NewEntries made;
    private final Clock clock;
    private final Supplier<DecidedBy> by;

    Entries(JdbcClient sql, NewEntries made, Clock clock, Supplier<DecidedBy> by) {
        this.sql = sql;
        this.made = made;
        this.clock = clock;
        this.by = by;
    }

    /** What this hub decides by, as events name it. */
    @Nullable
    String decidedBy() {
        return by.get().name();
    }

    /**
     * How an entry was judged; all but the first two and the last two null while it was not.
     *
     * @param spill whether it is above the hub's ceiling, whatever else is wrong with it
     */
    record Row(
            String sender,
            String state,
            @Nullable String reference,
            @Nullable Integer revision,
            @Nullable String digest,
            @Nullable String code,
            int trial,
            boolean spill) {

        static Row read(ResultSet row, int number) throws SQLException {
            return new Row(
                    row.getString("sender"),
                    row.getString("state"),
                    row.getString("reference"),
                    NullableNumbers.integer(row, "revision"),
                    row.getString("digest"),
                    row.getString("code"),
                    row.getInt("trial"),
                    row.getBoolean("spill"));
        }

        boolean accepted() {
            return state.equals(EventKind.ACCEPTED.name());
        }
    }

    Optional<Long> find(String sender, String claim) {
        return sql.sql("select id from entry where sender = ? and claim = ?")
                .params(sender, claim)
                .query(Long.class)
                .optional();
    }

    boolean isOf(long entry, String claim) {
        return sql.sql("select claim from entry where id = ?")
                .param(entry)
                .query(String.class)
                .optional()
                .filter(claim::equals)
                .isPresent();
    }

    long insert(Arrival arrival) {
        long entry = sql.sql("insert into entry (sender, claim, file, piece, received_at, state, origin, trial)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) returning id")
                .params(Arrays.asList(
                        arrival.sender(),
                        arrival.claim(),
                        arrival.file(),
                        arrival.number(),
                        Times.now(clock),
                        RECEIVED,
                        arrival.origin(),
                        arrival.trial()))
                .query(Long.class)
                .single();
        made.add(entry);
        return entry;
    }

    Row get(long entry) {
        return sql.sql("select sender, state, reference, revision, digest, code, trial, spill from entry where id = ?")
                .param(entry)
                .query(Row::read)
                .optional()
                .orElseThrow(() -> new IllegalStateException("no entry " + entry + " in the ledger"));
    }

    /** Makes spills of these, too: their contents are shown to nobody. */
    void seal(List<Long> entries) {
        sql.sql("update entry set spill = true where id in (:entries)")
                .param("entries", entries)
                .update();
    }

    void judge(long entry, Row judged) {
        sql.sql("update entry set state = ?, reference = ?, revision = ?, digest = ?, code = ?, spill = ?,"
                        + " configuration = ? where id = ?")
                .params(Arrays.asList(
                        judged.state(),
                        judged.reference(),
                        judged.revision(),
                        judged.digest(),
                        judged.code(),
                        judged.spill(),
                        by.get().number(),
                        entry))
                .update();
    }
}
