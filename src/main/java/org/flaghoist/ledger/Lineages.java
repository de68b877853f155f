package org.flaghoist.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What has been accepted from each sender, and how far the revisions of each reference have come. */
final class Lineages {

    /** The revision of a lineage of which all was withdrawn. */
    private static final int NOTHING = 0;

    private static final String OF = " lineage where sender = ? and reference = ? and test_run = ?";

    private static final String LEFT =
            " from entry where sender = :sender and reference = :reference and test_run = :test_run and action is not null)";
    private static final String WITHDRAW = "update lineage set version = version + 1,"
            + " revision = coalesce((select max(revision)" + LEFT + ", past),"
            + " cancelled = coalesce((select max(case action when 'CANCEL' then 1 else 0 end)" + LEFT + ", 0) = 1"
            + " where sender = :sender and reference = :reference and test_run = :test_run";

    /** So many are looked up after one that was said to be new and was known: who repeats one repeats more. */
    private static final int LOOKS = 1_000;

    private final LedgerDatabase database;

    /**
     * How many that are said to be new are still looked up. While none is, one that the broker gives out for the first
     * time is taken for new: where it is known, a unique constraint refuses the commit, and it comes again.
     */
    private final AtomicInteger looks = new AtomicInteger();

    Lineages(LedgerDatabase database) {
        this.database = database;
    }

    /** Accepts it where it is new. Of two at once, a unique constraint or the lineage's row lets one be written. */
    AcceptanceResult accept(Subject subject) {
        // First: whatever had committed by now, the next look sees, too. The other way round, a copy that commits in
        // between would be seen as a lineage whose content is not known, so as another use of its id.
        Lineage lineage = lineage(subject);
        Lineage.LastRevision last = lineage.last();
        Optional<String> known = content(subject, lineage);
        if (known.isPresent()) {
            return database.digests().isOf(subject.content(), known.get())
                    ? AcceptanceResult.DUPLICATE
                    : AcceptanceResult.ID_REUSED;
        }
        if (subject.isNew() && last != null) {
            return AcceptanceResult.ID_REUSED;
        }
        if (!subject.isNew() && !follows(subject, last)) {
            return AcceptanceResult.REVISION_ORDER;
        }
        lineage.accept(subject);
        return AcceptanceResult.ACCEPTED;
    }

    private static boolean follows(Subject subject, Lineage.@Nullable LastRevision last) {
        return last != null && !last.isCancel() && last.revision() < subject.revision();
    }

    private Optional<String> content(Subject subject, Lineage lineage) {
        String here = lineage.content(subject.revision());
        Lineage.LastRevision saved = lineage.saved();
        if (here != null || saved == null || saved.revision() < subject.revision()) {
            return Optional.ofNullable(here);
        }
        return database.lookup(sql -> sql.sql("select digest from entry where sender = ? and reference = ?"
                        + " and revision = ? and test_run = ? and action is not null")
                .params(subject.sender(), subject.id(), subject.revision(), subject.testRun())
                .query(String.class)
                .optional());
    }

    private Lineage lineage(Subject subject) {
        Lineage.LineageKey key = Lineage.LineageKey.of(subject);
        Lineage there = database.work().lineage(key);
        if (there != null) {
            return there;
        }
        boolean isTaken = subject.isNew() && database.work().isFirstTry() && looks.get() == 0;
        Lineage found = isTaken ? new Lineage(key) : look(key, subject.isNew());
        database.work().add(found);
        return found;
    }

    private Lineage look(Lineage.LineageKey key, boolean isNew) {
        Optional<Lineage.StoredLineage> row = find(key);
        if (isNew) {
            looks.updateAndGet(left -> row.isPresent() ? LOOKS : Math.max(0, left - 1));
        }
        return row.map(stored -> new Lineage(key, stored)).orElseGet(() -> new Lineage(key));
    }

    private Optional<Lineage.StoredLineage> find(Lineage.LineageKey key) {
        return database.lookup(sql -> sql.sql("select revision, cancelled, version from" + OF)
                .params(key.sender(), key.reference(), key.testRun())
                .query(Lineages::found)
                .optional());
    }

    private static Lineage.StoredLineage found(ResultSet row, int number) throws SQLException {
        int revision = row.getInt("revision");
        Lineage.LastRevision last =
                revision == NOTHING ? null : new Lineage.LastRevision(revision, row.getBoolean("cancelled"));
        return new Lineage.StoredLineage(last, row.getLong("version"));
    }

    /** Takes back an acceptance, as if it had never been: the lineage goes back to what is left. */
    void withdraw(Message message, String reference) {
        message.deliveries().clear();
        message.changeTo(message.state().withdrawn());
        Lineage.LineageKey key = new Lineage.LineageKey(message.sender(), reference, message.testRun());
        // The row stays: who has seen it finds its version gone on.
        database.sql()
                .sql(WITHDRAW)
                .param("sender", key.sender())
                .param("reference", key.reference())
                .param("test_run", key.testRun())
                .update();
        database.work().forget(key);
    }

    /** Who received an earlier revision; in a test run, those who would have received it. */
    Set<String> earlierRecipients(Lineage.LineageKey key, int revision) {
        UnitOfWork work = database.there();
        Set<String> recipients = new TreeSet<>();
        Lineage lineage = work == null ? null : work.lineage(key);
        if (lineage == null || !lineage.isFirst()) {
            committed(key, revision).stream()
                    .filter(copy -> work == null || work.message(copy.entry()) == null)
                    .forEach(copy -> recipients.add(copy.recipient()));
        }
        if (work != null) {
            recipients.addAll(work.recipients(key, revision));
        }
        return recipients;
    }

    private record CommittedCopy(long entry, String recipient) {}

    private List<CommittedCopy> committed(Lineage.LineageKey key, int revision) {
        String received = key.testRun() == 0
                ? "d.state in ('QUEUED', 'DELIVERED')"
                : "d.state = 'TESTED' and d.format is not null";
        return database.lookup(sql -> sql.sql("select e.id, d.recipient from entry e join delivery d on d.entry = e.id"
                        + " where e.sender = ? and e.reference = ? and e.revision < ? and e.test_run = ?"
                        + " and e.action is not null and " + received)
                .params(key.sender(), key.reference(), revision, key.testRun())
                .query((row, number) -> new CommittedCopy(row.getLong("id"), row.getString("recipient")))
                .list());
    }

    /**
     * Lets no later revision be accepted until the transaction ends: whether this one is sent is not known before. One
     * that is being decided about meanwhile does not know of it, and is decided about again.
     */
    void lock(Message message) {
        String reference = message.state().reference();
        if (reference != null && message.state().isAccepted()) {
            database.sql()
                    .sql("update lineage set version = version + 1 where sender = ? and reference = ? and test_run = ?")
                    .params(message.sender(), reference, message.testRun())
                    .update();
            database.work().forget(new Lineage.LineageKey(message.sender(), reference, message.testRun()));
        }
    }
}
