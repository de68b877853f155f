package org.flaghoist.ledger.chain;

import java.util.List;
import org.flaghoist.ledger.chain.ChainFinding.FindingKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Checks the records that no link of the chain has: each is the hub's own, and is still to be sealed. */
final class UnsealedCheck {

    private static final int BATCH = 1000;
    private static final String BETWEEN = "where r.id >= ? and r.id <= ? order by r.id limit " + BATCH;

    private final JdbcClient sql;
    private final Stamps stamps;
    private final Unsealed unsealed;
    private final NumberSet waiting = new NumberSet();
    private @Nullable Long forged;

    UnsealedCheck(JdbcClient sql, Stamps stamps, Unsealed unsealed) {
        this.sql = sql;
        this.stamps = stamps;
        this.unsealed = unsealed;
    }

    /**
     * @param last the chain's last link
     * @param sealed all records that it has
     * @param end up to which link they were looked for
     */
    ChainFinding run(Seal last, NumberSet sealed, long end) {
        // The records first, then what waits, then what was sealed meanwhile: in another order one could slip between.
        sealed.gaps().forEach(this::read);
        NumberSet known = new NumberSet();
        unsealed.commits(Integer.MAX_VALUE)
                .forEach(commit -> commit.records().ranges().forEach(known::add));
        Link.after(sql, end, Long.MAX_VALUE, Integer.MAX_VALUE)
                .forEach(link -> link.records().ranges().forEach(known::add));
        Long unknown = waiting.firstNotIn(known);
        Long first = unknown == null || (forged != null && forged < unknown) ? forged : unknown;
        return first == null
                ? new ChainFinding(FindingKind.OK, null, null, null, last, waiting.size())
                : ChainFinding.broken(FindingKind.PUT_IN, first, null, last);
    }

    private void read(RecordNumbers.Range gap) {
        long from = gap.first();
        List<EventRecord> some;
        do {
            some = EventRecord.list(sql, BETWEEN, from, gap.last());
            for (EventRecord record : some) {
                waiting.add(new RecordNumbers.Range(record.id(), record.id()));
                if (forged == null && !stamps.genuine(record)) {
                    forged = record.id();
                }
                from = record.id() + 1;
            }
        } while (some.size() == BATCH);
    }
}
