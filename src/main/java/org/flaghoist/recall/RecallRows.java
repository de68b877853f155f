package org.flaghoist.recall;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.flaghoist.database.NullableNumbers;
import org.flaghoist.database.Texts;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.people.Request;
import org.flaghoist.recall.Recall.MadeCancellation;
import org.jspecify.annotations.Nullable;

/** The table of recalls. */
final class RecallRows {

    private static final String SELECT = "select id, sender, reference, base, actor, reason, agreed_at, state,"
            + " revision, entry, words, (select e.message_key from entry e where e.id = recall.entry) as message_key"
            + " from recall ";

    private static final String OVER = " where agreed_at < ? and running is null";

    private final LedgerDatabase database;

    RecallRows(LedgerDatabase database) {
        this.database = database;
    }

    Optional<RecallableRevision> last(String sender, String reference) {
        return database.sql()
                .sql(
                        "select e.id, e.revision, l.cancelled from lineage l join entry e on e.sender = l.sender"
                                + " and e.reference = l.reference and e.test_run = l.test_run and e.revision = l.revision"
                                + " and e.action is not null and e.type <> 'ANSWER' where l.sender = ? and l.reference = ? and l.test_run = 0")
                .params(sender, reference)
                .query((row, number) ->
                        new RecallableRevision(row.getLong("id"), row.getInt("revision"), row.getBoolean("cancelled")))
                .optional();
    }

    /** @throws org.springframework.dao.DuplicateKeyException where it is being recalled by now */
    void insert(String id, Request first, long base, String actors, String reasons) {
        database.sql()
                .sql("insert into recall (id, sender, reference, base, actor, reason, agreed_at, state, running)"
                        + " values (?, ?, ?, ?, ?, ?, ?, 'AGREED', true)")
                .params(id, first.partner(), first.subject(), base, actors, reasons, database.now())
                .update();
    }

    Optional<Recall> find(String id) {
        return database.sql()
                .sql(SELECT + "where id = ?")
                .param(id)
                .query(RecallRows::read)
                .optional();
    }

    Optional<Recall> running(String sender, String reference) {
        return database.sql()
                .sql(SELECT + "where sender = ? and reference = ? and running = true")
                .params(sender, reference)
                .query(RecallRows::read)
                .optional();
    }

    List<Recall> unfinished() {
        return database.sql()
                .sql(SELECT + "where running = true order by agreed_at, id")
                .query(RecallRows::read)
                .list();
    }

    /** With all that are not finished, however many they are. */
    List<Recall> newest(int most) {
        return database.sql()
                .sql(SELECT + "where running or id in (select id from recall order by agreed_at desc, id limit ?)"
                        + " order by agreed_at desc, id")
                .param(most)
                .query(RecallRows::read)
                .list();
    }

    void made(String id, RecallableRevision cancelled, long entry) {
        database.sql()
                .sql("update recall set state = 'MADE', base = ?, revision = ?, entry = ? where id = ?"
                        + " and state = 'AGREED'")
                .params(cancelled.entry(), cancelled.revision() + 1, entry, id)
                .update();
    }

    /** Where it has come further since it was read, it stays as it is. */
    void end(Recall recall, Recall.RecallProgress progress, @Nullable String words) {
        database.sql()
                .sql("update recall set state = :state, words = :words, running = null where id = :id"
                        + " and state = :before")
                .param("state", progress.name())
                .param("words", words == null ? null : Texts.storable(words))
                .param("id", recall.id())
                .param("before", recall.progress().name())
                .update();
    }

    boolean isAny(long agreedBefore) {
        return database.sql()
                .sql("select exists (select 1 from recall" + OVER + ")")
                .param(agreedBefore)
                .query(Boolean.class)
                .single();
    }

    void forget(long agreedBefore) {
        database.sql().sql("delete from recall" + OVER).param(agreedBefore).update();
    }

    private static Recall read(ResultSet row, int number) throws SQLException {
        return new Recall(
                row.getString("id"),
                row.getString("sender"),
                row.getString("reference"),
                row.getLong("base"),
                row.getString("actor"),
                row.getString("reason"),
                Times.read(row, "agreed_at"),
                Recall.RecallProgress.valueOf(row.getString("state")),
                cancellation(row),
                row.getString("words"));
    }

    private static @Nullable MadeCancellation cancellation(ResultSet row) throws SQLException {
        Long entry = NullableNumbers.number(row, "entry");
        Integer revision = NullableNumbers.integer(row, "revision");
        String key = Objects.requireNonNullElse(row.getString("message_key"), "");
        return entry == null ? null : new MadeCancellation(entry, key, Objects.requireNonNull(revision));
    }
}
