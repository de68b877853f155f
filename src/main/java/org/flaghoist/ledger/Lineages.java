package org.flaghoist.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.notification.Action;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;

/** What has been accepted from each sender, and how far the revisions of each reference have come. */
final class Lineages {

    /** Lineages with more revisions are looked up one by one: all of a batch would fill the memory. */
    private static final int FEW = 20;

    /** In one query: a copy that commits between two would be a lineage whose content is not known. */
    private static final String KNOWN = "select l.reference, l.test_run, l.revision as last, l.cancelled, l.version,"
            + " e.revision, e.digest, e.id, d.recipient, d.state, d.priority from lineage l"
            + " left join entry e on e.sender = l.sender and e.reference = l.reference and e.test_run = l.test_run and e.action is not null"
            + " and (l.reference = :reference or l.revision <= " + FEW + ")"
            + " left join delivery d on d.entry = e.id and (l.test_run = 0 and d.state in ('QUEUED', 'DELIVERED')"
            + " or l.test_run <> 0 and d.state = 'TESTED' and d.format is not null)"
            + " where l.sender = :sender and l.reference in (:references)";

    private static final String LEFT =
            " from entry where sender = :sender and reference = :reference and test_run = :testRun and action is not null)";
    private static final String WITHDRAW = "update lineage set version = version + 1,"
            + " revision = coalesce((select max(revision)" + LEFT + ", past),"
            + " cancelled = coalesce((select max(case action when 'CANCEL' then 1 else 0 end)" + LEFT + ", 0) = 1"
            + " where sender = :sender and reference = :reference and test_run = :testRun";

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

    /** It is to be accepted in this transaction; what is known of its reference is looked up with the others'. */
    void expect(Arrival arrival, ObjectNode notification) {
        if (!isTakenForNew(Action.NEW.isOf(notification))) {
            String reference = notification.path("id").asText();
            database.work().expected().add(new Lineage.LineageKey(arrival.sender(), reference, arrival.testRun()));
        }
    }

    /** Accepts it where it is new. Of two at once, a unique constraint or the lineage's row lets one be written. */
    AcceptanceResult accept(Subject subject) {
        Lineage lineage = lineage(subject);
        if (subject.isNew()) {
            looks.updateAndGet(left -> lineage.isThere() ? LOOKS : Math.max(0, left - 1));
        }
        Lineage.LastRevision last = lineage.last();
        String known = lineage.content(subject.revision());
        if (known != null) {
            return database.digests().isOf(subject.content(), known)
                    ? AcceptanceResult.DUPLICATE
                    : AcceptanceResult.ID_REUSED;
        }
        if (subject.isNew() ? last != null : !follows(subject, last)) {
            return subject.isNew() ? AcceptanceResult.ID_REUSED : AcceptanceResult.REVISION_ORDER;
        }
        lineage.accept(subject);
        return AcceptanceResult.ACCEPTED;
    }

    private static boolean follows(Subject subject, Lineage.@Nullable LastRevision last) {
        return last != null && !last.isCancel() && last.revision() < subject.revision();
    }

    private Lineage lineage(Subject subject) {
        Lineage.LineageKey key = Lineage.LineageKey.of(subject);
        UnitOfWork work = database.work();
        if (work.lineage(key) == null && isTakenForNew(subject.isNew())) {
            work.add(new Lineage(key));
        } else if (work.lineage(key) == null) {
            find(key, work.expected()).values().forEach(work::add);
            work.expected().clear();
        }
        return Objects.requireNonNull(work.lineage(key));
    }

    private boolean isTakenForNew(boolean isNew) {
        return isNew && database.work().isFirstTry() && looks.get() == 0;
    }

    /** What others have committed of a reference, and of the same sender's others. */
    private Map<Lineage.LineageKey, Lineage> find(Lineage.LineageKey key, Set<Lineage.LineageKey> others) {
        UnitOfWork work = database.there();
        Map<Lineage.LineageKey, Lineage> found = new HashMap<>(Map.of(key, new Lineage(key)));
        others.stream()
                .filter(other ->
                        other.sender().equals(key.sender()) && database.work().lineage(other) == null)
                .forEach(other -> found.put(other, new Lineage(other)));
        Set<String> references =
                found.keySet().stream().map(Lineage.LineageKey::reference).collect(Collectors.toSet());
        RowCallbackHandler rows = row -> {
            var of = new Lineage.LineageKey(key.sender(), row.getString("reference"), row.getInt("test_run"));
            if (found.containsKey(of)) {
                found.get(of).read(row, work == null || work.message(row.getLong("id")) == null);
            }
        };
        return database.lookup(sql -> {
            sql.sql(KNOWN)
                    .param("sender", key.sender())
                    .param("reference", key.reference())
                    .param("references", references)
                    .query(rows);
            found.values().removeIf(each -> !each.key().equals(key) && each.isLongerThan(FEW));
            return found;
        });
    }

    /** Takes back an acceptance, as if it had never been: the lineage goes back to what is left. */
    void withdraw(Message message, String reference) {
        message.deliveries().clear();
        message.changeTo(message.state().withdrawn());
        Lineage.LineageKey key = new Lineage.LineageKey(message.sender(), reference, message.testRun());
        // The row stays: who has seen it finds its version gone on.
        database.sql().sql(WITHDRAW).paramSource(key).update();
        database.work().forget(key);
    }

    /** The copies of earlier revisions; in a test run, those that there would have been. */
    List<EarlierCopy> earlierCopies(Lineage.LineageKey key, int revision) {
        UnitOfWork work = database.there();
        Lineage there = work == null ? null : work.lineage(key);
        Lineage known = there == null ? find(key, Set.of()).get(key) : there;
        return Stream.concat(Objects.requireNonNull(known).copies(), work == null ? Stream.of() : work.copies(key))
                .filter(copy -> copy.revision() < revision)
                .toList();
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
