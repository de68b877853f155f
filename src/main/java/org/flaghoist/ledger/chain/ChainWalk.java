package org.flaghoist.ledger.chain;

import java.util.List;
import java.util.Optional;
import org.flaghoist.ledger.chain.ChainFinding.FindingKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One walk along the chain, up to the first record that is not as it was sealed. */
final class ChainWalk {

    private static final int BATCH = 1000;

    private final JdbcClient sql;
    private final Stamps stamps;
    private final ChainEnd.StoredEnd head;
    private final List<Witness> witnesses;
    private final RecordReader records;
    private final UnsealedCheck unsealed;
    private final NumberSet sealed = new NumberSet();

    /**
     * @param head where the database says that the chain ends: a tail that was cut off ends before
     * @param witnesses links known from outside
     */
    ChainWalk(JdbcClient sql, Stamps stamps, ChainEnd.StoredEnd head, List<Witness> witnesses, Unsealed unsealed) {
        this.sql = sql;
        this.stamps = stamps;
        this.head = head;
        this.witnesses = witnesses;
        this.records = new RecordReader(sql);
        this.unsealed = new UnsealedCheck(sql, stamps, unsealed);
    }

    /**
     * @param start where the chain begins, read before all else
     * @param links how many the table had before the head was read
     */
    ChainFinding run(ChainEnd.StoredEnd start, long links) {
        return atStart(start)
                .orElseGet(() -> walk(start.seal(), Math.max(links, head.seal().link())));
    }

    private Optional<ChainFinding> atStart(ChainEnd.StoredEnd start) {
        Seal seal = start.seal();
        if (!start.genuine() || seal.link() > head.seal().link() || contradicts(seal)) {
            return Optional.of(
                    new ChainFinding(FindingKind.CHANGED, null, seal.link(), "where the chain begins", Seal.NONE, 0));
        }
        return witnesses.stream()
                .filter(known -> known.isBefore(seal))
                .findFirst()
                .map(older -> "what came before, also what " + older.words() + ",")
                .map(what -> new ChainFinding(FindingKind.REMOVED, null, seal.link(), what, Seal.NONE, 0));
    }

    private ChainFinding walk(Seal from, long end) {
        Seal last = from;
        List<Link> next;
        do {
            next = Link.after(sql, last.link(), end, BATCH);
            for (Link link : next) {
                Optional<ChainFinding> fault = fault(last, link);
                if (fault.isPresent()) {
                    return fault.get();
                }
                last = link.seal();
            }
        } while (next.size() == BATCH);
        Optional<ChainFinding> fault = tail(last);
        return fault.isPresent() ? fault.get() : unsealed.run(last, sealed, end);
    }

    private Optional<ChainFinding> fault(Seal last, Link link) {
        long number = link.seal().link();
        if (number != last.link() + 1) {
            return Optional.of(ChainFinding.broken(FindingKind.REMOVED, null, last.link() + 1, last));
        } else if (link.records().isEmpty()) {
            return Optional.of(ChainFinding.broken(FindingKind.CHANGED, null, number, last));
        }
        for (RecordNumbers.Range range : link.records().ranges()) {
            if (!sealed.add(range)) {
                return Optional.of(ChainFinding.broken(FindingKind.PUT_IN, range.first(), number, last));
            }
        }
        LinkedRecords linked = LinkedRecords.read(records, last, link.records());
        return linked.missing() == null
                ? fault(last, link, linked)
                : Optional.of(ChainFinding.broken(FindingKind.REMOVED, linked.missing(), number, last));
    }

    private Optional<ChainFinding> fault(Seal last, Link link, LinkedRecords linked) {
        boolean chained = link.seal().hash().equals(linked.hash());
        Optional<Long> forged = linked.forged(stamps);
        if (chained && forged.isEmpty() && !contradicts(link.seal())) {
            return Optional.empty();
        }
        // Well chained but badly stamped: it was wrong when it was sealed, so the hub never wrote it.
        FindingKind kind = chained && forged.isPresent() ? FindingKind.PUT_IN : FindingKind.CHANGED;
        long record = forged.orElse(link.records().first());
        return Optional.of(ChainFinding.broken(kind, record, link.seal().link(), last));
    }

    private boolean contradicts(Seal seal) {
        return witnesses.stream()
                .map(Witness::seal)
                .anyMatch(known -> known.link() == seal.link() && !known.equals(seal));
    }

    private Optional<ChainFinding> tail(Seal last) {
        Optional<Witness> newer = witnesses.stream()
                .filter(known -> known.seal().link() > last.link())
                .findFirst();
        if (newer.isPresent()) {
            String what = "what follows, up to what " + newer.get().words() + ",";
            return Optional.of(new ChainFinding(FindingKind.REMOVED, null, last.link() + 1, what, last, 0));
        } else if (last.link() < head.seal().link() || (!head.genuine() && last.equals(head.seal()))) {
            return Optional.of(ChainFinding.broken(FindingKind.REMOVED, null, last.link() + 1, last));
        } else if (!last.equals(head.seal())) {
            long first = Math.min(head.seal().link() + 1, last.link());
            return Optional.of(ChainFinding.broken(FindingKind.PUT_IN, recordAt(first), first, last));
        }
        return Optional.empty();
    }

    private @Nullable Long recordAt(long link) {
        return sql.sql("select record from seal where link = ?")
                .param(link)
                .query(Long.class)
                .optional()
                .orElse(null);
    }
}
