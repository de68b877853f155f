package org.flaghoist.ledger;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What has been accepted from each sender, and how far the revisions of each reference have come. */
final class Accepted {

    private static final String LINEAGE = " lineage where sender = ? and reference = ? and trial = ?";

    private final JdbcClient sql;
    private final ContentDigests digests;

    Accepted(JdbcClient sql, ContentDigests digests) {
        this.sql = sql;
        this.digests = digests;
    }

    private record Lineage(int revision, boolean cancelled) {}

    /** Accepts it where it is new. Of two at once, unique constraints and the lineage's row let one go on. */
    AcceptanceResult judge(long entry, Subject subject) {
        // First: whatever had committed by now, the next look sees, too. The other way round, a copy that commits in
        // between would be seen as a lineage whose content is not known, so as another use of its id.
        Optional<Lineage> lineage = lineage(subject);
        Optional<String> known = content(subject);
        if (known.isPresent()) {
            return digests.isOf(subject.content(), known.get())
                    ? AcceptanceResult.DUPLICATE
                    : AcceptanceResult.ID_REUSED;
        }
        if (subject.isNew() && lineage.isPresent()) {
            return AcceptanceResult.ID_REUSED;
        }
        if (!subject.isNew() && !follows(subject, lineage)) {
            return AcceptanceResult.REVISION_ORDER;
        }
        lineage.ifPresentOrElse(last -> advance(subject, last), () -> found(subject));
        insert(entry, subject);
        return AcceptanceResult.ACCEPTED;
    }

    private static boolean follows(Subject subject, Optional<Lineage> lineage) {
        return lineage.filter(last -> !last.cancelled() && last.revision() < subject.revision())
                .isPresent();
    }

    private Optional<String> content(Subject subject) {
        return sql.sql("select digest from notification where sender = ? and reference = ? and revision = ?"
                        + " and trial = ?")
                .params(subject.sender(), subject.id(), subject.revision(), subject.trial())
                .query(String.class)
                .optional();
    }

    private Optional<Lineage> lineage(Subject subject) {
        return sql.sql("select revision, cancelled from" + LINEAGE)
                .params(subject.sender(), subject.id(), subject.trial())
                .query((row, number) -> new Lineage(row.getInt("revision"), row.getBoolean("cancelled")))
                .optional();
    }

    private void found(Subject subject) {
        sql.sql("insert into lineage (sender, reference, trial, revision, cancelled) values (?, ?, ?, ?, ?)")
                .params(subject.sender(), subject.id(), subject.trial(), subject.revision(), subject.isCancel())
                .update();
    }

    private void advance(Subject subject, Lineage last) {
        int moved = sql.sql("update lineage set revision = :next, cancelled = :cancelled where sender = :sender"
                        + " and reference = :reference and trial = :trial and revision = :last and cancelled = false")
                .param("next", subject.revision())
                .param("cancelled", subject.isCancel())
                .param("sender", subject.sender())
                .param("reference", subject.id())
                .param("trial", subject.trial())
                .param("last", last.revision())
                .update();
        if (moved == 0) {
            throw new OptimisticLockingFailureException("another revision was accepted in between");
        }
    }

    private void insert(long entry, Subject subject) {
        sql.sql("insert into notification (entry, sender, reference, revision, action, type, digest, trial)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        entry,
                        subject.sender(),
                        subject.id(),
                        subject.revision(),
                        subject.action(),
                        subject.type(),
                        subject.content(),
                        subject.trial())
                .update();
    }

    /** Takes back an acceptance, as if it had never been: the lineage goes back to what is left. */
    void withdraw(long entry, String sender, String id, int trial) {
        sql.sql("delete from delivery where entry = ?").param(entry).update();
        sql.sql("delete from notification where entry = ?").param(entry).update();
        sql.sql("delete from" + LINEAGE).params(sender, id, trial).update();
        sql.sql("insert into lineage (sender, reference, trial, revision, cancelled)"
                        + " select sender, reference, trial, max(revision),"
                        + " max(case action when 'CANCEL' then 1 else 0 end) = 1"
                        + " from notification where sender = ? and reference = ? and trial = ?"
                        + " group by sender, reference, trial")
                .params(sender, id, trial)
                .update();
    }

    /** In a trial, those who would have received it. */
    Set<String> earlierRecipients(String sender, String id, int revision, int trial) {
        String received =
                trial == 0 ? "d.state in ('QUEUED', 'DELIVERED')" : "d.state = 'TESTED' and d.rendered is not null";
        return new TreeSet<>(sql.sql("select d.recipient from delivery d join notification n on n.entry = d.entry"
                        + " where n.sender = ? and n.reference = ? and n.revision < ?"
                        + " and n.trial = ? and " + received)
                .params(sender, id, revision, trial)
                .query(String.class)
                .list());
    }

    /** Lets no later revision be accepted until the transaction ends: whether this one is sent is not known before. */
    void lock(long entry) {
        sql.sql("update lineage set revision = revision where exists (select 1 from notification n where n.entry = ?"
                        + " and n.sender = lineage.sender and n.reference = lineage.reference"
                        + " and n.trial = lineage.trial)")
                .param(entry)
                .update();
    }
}
