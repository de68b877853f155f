package org.flaghoist.retention;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.flaghoist.database.Conditions;
import org.flaghoist.database.Transactions;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.people.OldNotes;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the bodies of what is older than it is to be kept: not of what waits for a person or is on its way, nor of
 * what is under a legal hold. The digests stay, so that the chain still verifies; without their salts they reveal
 * nothing.
 */
public final class Purging {

    /** In one transaction, so that nothing else waits long for the ledger. */
    private static final int BATCH = 200;

    private static final String WAITS = " and not exists (select 1 from parked_message p where p.entry = e.id"
            + " and p.state <> 'DONE') and not exists (select 1 from delivery d where d.entry = e.id and d.state = 'QUEUED')";
    private static final String KEPT =
            " and not exists (select 1 from legal_hold h where h.sender = e.sender" + " and h.reference = e.reference)";

    private final Transactions transactions;
    private final LedgerDatabase ledger;
    private final LegalHolds holds;
    private final BodyPurge bodies;

    public Purging(LedgerDatabase ledger) {
        this.ledger = ledger;
        this.transactions = ledger.transactions();
        this.holds = new LegalHolds(ledger);
        this.bodies = new BodyPurge(ledger);
    }

    /**
     * What is too old.
     *
     * @param type of the notification; null for all but {@code others}, also what has none because it was rejected
     * @param others types that have a rule of their own
     * @param before when the bodies were kept
     */
    public record RetentionRule(String sender, @Nullable String type, Set<String> others, Instant before) {}

    /**
     * Does it, and leaves an event of each message of which anything was deleted.
     *
     * @param goOn asked before each of its transactions
     * @return how many bodies
     */
    public int purge(RetentionRule rule, BooleanSupplier goOn) {
        int purged = 0;
        PurgedBatch batch;
        do {
            batch = goOn.getAsBoolean() ? batch(rule) : PurgedBatch.NONE;
            purged += batch.bodies();
        } while (batch.rows() > 0);
        return purged;
    }

    /** Deletes what people have written about what is decided and has no contents. */
    public void purgeNotes() {
        new OldNotes(ledger).forgetWhatHasNoContents();
    }

    private record PurgedBatch(int rows, int bodies) {

        static final PurgedBatch NONE = new PurgedBatch(0, 0);
    }

    private PurgedBatch batch(RetentionRule rule) {
        return transactions.get(() -> {
            holds.lock();
            List<Long> old = find(rule);
            int purged = bodies.purge(
                    old,
                    event -> event.partner(rule.sender())
                            .with("type", rule.type())
                            .with("before", rule.before()));
            return new PurgedBatch(old.size(), purged);
        });
    }

    private List<Long> find(RetentionRule rule) {
        List<Long> origins = holds.origins();
        Conditions conditions = new Conditions()
                .and("c.kept_at < :before", "before", rule.before())
                .and("e.sender = :sender", "sender", rule.sender())
                .and("e.type = :type", "type", rule.type())
                .and(
                        "(e.type is null or e.type not in (:others))",
                        "others",
                        rule.type() != null || rule.others().isEmpty() ? null : rule.others())
                .and("e.id not in (:origins)", "origins", origins.isEmpty() ? null : origins);
        return ledger.sql()
                .sql("select c.id from content c cross join entry e where e.id = c.entry and " + conditions.text()
                        + WAITS + KEPT + " order by c.kept_at, c.id limit " + BATCH)
                .params(conditions.values())
                .query(Long.class)
                .list();
    }
}
