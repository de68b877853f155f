package org.flaghoist.retention;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.flaghoist.database.Transactions;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.chain.ChainCut;
import org.flaghoist.ledger.chain.ChainCut.OldLink;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the oldest records of events, the links of the chain that have them, and the entries that they are about. It
 * ends before the first that is not old enough, or whose entry has to stay, so that all that is left is one chain.
 */
public final class OldRecords {

    private static final String STAYS =
            "select e.id from entry e where e.id in (:entries) and (e.received_at >= :before"
                    + " or exists (select 1 from content c where c.entry = e.id)"
                    + " or exists (select 1 from parked_message p where p.entry = e.id and p.state <> 'DONE')"
                    + " or exists (select 1 from delivery d where d.entry = e.id and d.state = 'QUEUED')"
                    + " or exists (select 1 from legal_hold h where h.sender = e.sender and h.reference = e.reference)"
                    + " or e.id in (:origins))";

    private final LedgerDatabase ledger;
    private final Transactions transactions;
    private final ChainCut chain;
    private final LegalHolds holds;
    private final OldRows rows;

    public OldRecords(LedgerDatabase ledger, ChainCut chain) {
        this.ledger = ledger;
        this.transactions = ledger.transactions();
        this.chain = chain;
        this.holds = new LegalHolds(ledger);
        this.rows = new OldRows(ledger);
    }

    /**
     * What was deleted.
     *
     * @param stays the entry that keeps all that came later from being deleted; null where none does
     */
    public record DeletedRecords(long records, @Nullable Long stays) {}

    /**
     * Does it.
     *
     * @param before when they happened
     * @param goOn asked before each of its transactions
     */
    public DeletedRecords delete(Instant before, BooleanSupplier goOn) {
        long records = 0;
        DeletedRecords cut;
        do {
            cut = goOn.getAsBoolean() ? transactions.get(() -> cut(before)) : new DeletedRecords(0, null);
            records += cut.records();
        } while (cut.records() > 0);
        return new DeletedRecords(records, cut.stays());
    }

    private DeletedRecords cut(Instant before) {
        holds.lock();
        List<OldLink> old = chain.oldest(before);
        Set<Long> there = rows.locked(entries(old));
        Set<Long> staying = staying(there, before.toEpochMilli());
        List<OldLink> leaving =
                old.stream().takeWhile(link -> first(link, staying) == null).toList();
        if (!leaving.isEmpty()) {
            there.retainAll(entries(leaving));
            delete(leaving, there, before);
        }
        Long first = leaving.size() == old.size() ? null : first(old.get(leaving.size()), staying);
        return new DeletedRecords(records(leaving), first);
    }

    private static @Nullable Long first(OldLink link, Set<Long> entries) {
        return link.entries().filter(entries::contains).findFirst().orElse(null);
    }

    private static long records(List<OldLink> links) {
        return links.stream().mapToLong(link -> link.records().size()).sum();
    }

    private static Set<Long> entries(List<OldLink> links) {
        return links.stream().flatMap(OldLink::entries).collect(Collectors.toSet());
    }

    private Set<Long> staying(Set<Long> entries, long before) {
        if (entries.isEmpty()) {
            return Set.of();
        }
        List<Long> origins = holds.origins();
        return new HashSet<>(ledger.sql()
                .sql(STAYS)
                .param("entries", entries)
                .param("before", before)
                .param("origins", origins.isEmpty() ? List.of(0L) : origins)
                .query(Long.class)
                .list());
    }

    private void delete(List<OldLink> links, Set<Long> entries, Instant before) {
        rows.delete(entries);
        chain.cut(links);
        ledger.append(Event.of(EventKind.CUT, Event.HUB)
                .with("before", before)
                .with("link", links.get(links.size() - 1).link().link())
                .with("records", records(links))
                .with("entries", entries.size()));
    }
}
