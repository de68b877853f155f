package org.flaghoist.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.flaghoist.database.Rows;
import org.flaghoist.database.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Cuts the chain at its beginning: deletes the oldest records of events, the links that have them, and the entries that
 * they are about. It ends before the first that is not old enough, or whose entry has to stay, so that all that is left
 * is one chain. What is deleted is verified before; what somebody tampered with stays, to be found.
 */
public final class OldRecords {

    /** In one transaction, so that nothing else waits long for the ledger. */
    private static final int LINKS = 200;

    private static final int RECORDS = 1000;

    private static final String STAYS =
            "select e.id from entry e where e.id in (:entries) and (e.received_at >= :before"
                    + " or exists (select 1 from content c where c.entry = e.id)"
                    + " or exists (select 1 from parked_message p where p.entry = e.id and p.state <> 'DONE')"
                    + " or exists (select 1 from delivery d where d.entry = e.id and d.state = 'QUEUED')"
                    + " or exists (select 1 from legal_hold h where h.sender = e.sender and h.reference = e.reference)"
                    + " or e.id in (:origins))";

    private final Transactions transactions;
    private final JdbcClient sql;
    private final Stamps stamps;
    private final LedgerDatabase ledger;
    private final LegalHolds holds;
    private final ChainStart start;
    private final ChainHead head;
    private final OldRows rows;

    /** @param key as the ledger's */
    public OldRecords(LedgerDatabase ledger, byte[] key) {
        this.sql = JdbcClient.create(ledger.source());
        this.stamps = new Stamps(key);
        this.ledger = ledger;
        this.transactions = ledger.transactions();
        this.holds = new LegalHolds(ledger);
        this.start = new ChainStart(sql, stamps);
        this.head = new ChainHead(sql, stamps);
        this.rows = new OldRows(sql, new Rows(ledger.source()));
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
        ChainStart.StoredStart from = start.find();
        if (!from.genuine()) {
            return new DeletedRecords(0, null);
        }
        List<OldLink> old = old(from.seal(), before.toEpochMilli());
        Set<Long> there = rows.locked(entries(old), ledger.deleteLock());
        Set<Long> staying = staying(there, before.toEpochMilli());
        List<OldLink> leaving = before(old, staying);
        if (!leaving.isEmpty()) {
            there.retainAll(entries(leaving));
            delete(from.seal(), leaving, there, before);
        }
        Long first =
                leaving.size() == old.size() ? null : old.get(leaving.size()).firstOf(staying);
        return new DeletedRecords(leaving.stream().mapToLong(OldLink::size).sum(), first);
    }

    /** A link of the chain, verified, of which all is old. */
    private record OldLink(Link link, List<EventRecord> records) {

        List<Long> entries() {
            return records.stream()
                    .map(EventRecord::entry)
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .toList();
        }

        @Nullable
        Long firstOf(Set<Long> entries) {
            return entries().stream().filter(entries::contains).findFirst().orElse(null);
        }

        int size() {
            return records.size();
        }
    }

    private List<OldLink> old(Seal from, long before) {
        RecordReader reader = new RecordReader(sql);
        List<OldLink> old = new ArrayList<>();
        Seal last = from;
        int records = 0;
        for (Link link : Link.after(sql, from, head.find().orThrow().link(), LINKS)) {
            LinkWalk walk = new LinkWalk(reader, stamps, last);
            boolean isWhole = link.seal().link() == last.link() + 1
                    && !link.records().isEmpty()
                    && link.records().ranges().stream().allMatch(range -> walk.along(range) == null);
            records += walk.seen().size();
            if (!isWhole || !walk.chains(link) || walk.forged() != null || !walk.isBefore(before)) {
                break;
            }
            old.add(new OldLink(link, walk.seen()));
            last = link.seal();
            if (records >= RECORDS) {
                break;
            }
        }
        return old;
    }

    private static Set<Long> entries(List<OldLink> links) {
        return links.stream().flatMap(old -> old.entries().stream()).collect(Collectors.toSet());
    }

    private Set<Long> staying(Set<Long> entries, long before) {
        if (entries.isEmpty()) {
            return Set.of();
        }
        List<Long> origins = holds.origins();
        return new HashSet<>(sql.sql(STAYS)
                .param("entries", entries)
                .param("before", before)
                .param("origins", origins.isEmpty() ? List.of(0L) : origins)
                .query(Long.class)
                .list());
    }

    private static List<OldLink> before(List<OldLink> links, Set<Long> staying) {
        return links.stream().takeWhile(old -> old.firstOf(staying) == null).toList();
    }

    private void delete(Seal from, List<OldLink> links, Set<Long> entries, Instant before) {
        Seal to = links.get(links.size() - 1).link().seal();
        RecordNumbers records = RecordNumbers.of(links.stream()
                .flatMap(old -> old.records().stream())
                .map(EventRecord::id)
                .toList());
        rows.deleteEntries(entries);
        rows.deleteRecords(records);
        rows.deleteLinks(to);
        start.move(from, to);
        ledger.append(Event.of(EventKind.CUT, Event.HUB)
                .with("before", before.toString())
                .with("link", Long.toString(to.link()))
                .with(
                        "records",
                        Integer.toString(links.stream().mapToInt(OldLink::size).sum()))
                .with("entries", Integer.toString(entries.size())));
    }
}
