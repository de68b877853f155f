package org.flaghoist.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.flaghoist.ledger.ChainFinding.FindingKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One walk along the chain, up to the first record that is not as it was sealed. */
final class ChainWalk {

    private static final int BATCH = 1000;

    private static final String LINKS = "select link, record, records, hash from seal where link > ? and link <= ?"
            + " order by link limit " + BATCH;

    private final JdbcClient sql;
    private final Stamps stamps;
    private final ChainHead.StoredHead head;
    private final List<Witness> witnesses;
    private final RecordReader records;
    private final UnsealedCheck unsealed;
    private final NumberSet sealed = new NumberSet();

    /**
     * @param head where the database says that the chain ends: a tail that was cut off ends before
     * @param witnesses links known from outside
     */
    ChainWalk(JdbcClient sql, Stamps stamps, ChainHead.StoredHead head, List<Witness> witnesses, Unsealed unsealed) {
        this.sql = sql;
        this.stamps = stamps;
        this.head = head;
        this.witnesses = witnesses;
        this.records = new RecordReader(sql);
        this.unsealed = new UnsealedCheck(sql, stamps, unsealed);
    }

    private record Link(Seal seal, RecordNumbers records) {

        static Link read(ResultSet row, int at) throws SQLException {
            String all = row.getString("records");
            long first = row.getLong("record");
            RecordNumbers records = all == null ? RecordNumbers.one(first) : RecordNumbers.parse(all);
            boolean sound = !records.isEmpty() && records.first() == first;
            return new Link(new Seal(row.getLong("link"), row.getString("hash")), sound ? records : RecordNumbers.NONE);
        }
    }

    /** @param links how many the table had before the head was read */
    ChainFinding run(long links) {
        long end = Math.max(links, head.seal().link());
        Seal last = Seal.NONE;
        for (List<Link> next = links(last, end); !next.isEmpty(); next = links(last, end)) {
            for (Link link : next) {
                Optional<ChainFinding> fault = fault(last, link);
                if (fault.isPresent()) {
                    return fault.get();
                }
                last = link.seal();
            }
        }
        Optional<ChainFinding> fault = tail(last);
        return fault.isPresent() ? fault.get() : unsealed.run(last, sealed, end);
    }

    private List<Link> links(Seal after, long end) {
        return sql.sql(LINKS).params(after.link(), end).query(Link::read).list();
    }

    private Optional<ChainFinding> fault(Seal last, Link link) {
        long number = link.seal().link();
        if (number != last.link() + 1) {
            return Optional.of(broken(FindingKind.REMOVED, null, last.link() + 1, last));
        } else if (link.records().isEmpty()) {
            return Optional.of(broken(FindingKind.CHANGED, null, number, last));
        }
        Walk walk = new Walk(last.hash());
        for (RecordNumbers.Range range : link.records().ranges()) {
            if (!sealed.add(range)) {
                return Optional.of(broken(FindingKind.PUT_IN, range.first(), number, last));
            }
            Long missing = walk.along(range);
            if (missing != null) {
                return Optional.of(broken(FindingKind.REMOVED, missing, number, last));
            }
        }
        return fault(last, link, walk);
    }

    private Optional<ChainFinding> fault(Seal last, Link link, Walk walk) {
        boolean chained = link.records().closing(walk.hash).equals(link.seal().hash());
        if (chained && walk.forged == null && !contradicts(link.seal())) {
            return Optional.empty();
        }
        // Well chained but badly stamped: it was wrong when it was sealed, so the hub never wrote it.
        FindingKind kind = chained && walk.forged != null ? FindingKind.PUT_IN : FindingKind.CHANGED;
        long record = walk.forged == null ? link.records().first() : walk.forged;
        return Optional.of(broken(kind, record, link.seal().link(), last));
    }

    /** Along the records of one link. */
    private final class Walk {

        private String hash;
        private @Nullable Long forged;

        Walk(String from) {
            this.hash = from;
        }

        /** The first that is gone; null where all are there. */
        @Nullable
        Long along(RecordNumbers.Range range) {
            for (long number = range.first(); number <= range.last(); number++) {
                EventRecord record = records.take(number);
                if (record == null) {
                    return number;
                }
                hash = Digests.chained(hash, record.sealed());
                forged = forged == null && !stamps.genuine(record) ? Long.valueOf(number) : forged;
            }
            return null;
        }
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
            return Optional.of(broken(FindingKind.REMOVED, null, last.link() + 1, last));
        } else if (!last.equals(head.seal())) {
            long first = Math.min(head.seal().link() + 1, last.link());
            return Optional.of(broken(FindingKind.PUT_IN, recordAt(first), first, last));
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

    static ChainFinding broken(FindingKind kind, @Nullable Long record, @Nullable Long link, Seal last) {
        return new ChainFinding(kind, record, link, null, last, 0);
    }
}
