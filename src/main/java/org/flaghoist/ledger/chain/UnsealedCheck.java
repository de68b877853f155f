package org.flaghoist.ledger.chain;

import java.util.List;
import java.util.Objects;
import org.flaghoist.ledger.chain.ChainFinding.FindingKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Checks the records that no link of the chain has: each is the hub's own, and is still to be sealed. */
final class UnsealedCheck {

    private static final int BATCH = 1000;

    private static final String BETWEEN = "select " + EventRecord.COLUMNS
            + " from event_record r where r.id >= ? and r.id <= ?" + " order by r.id limit " + BATCH;

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
        unsealed.all().forEach(records -> records.ranges().forEach(known::add));
        sealedSince(end, known);
        Long unknown = waiting.firstNotIn(known);
        if (unknown == null && forged == null) {
            return new ChainFinding(FindingKind.OK, null, null, null, last, waiting.size());
        }
        long first = Math.min(
                Objects.requireNonNullElse(unknown, Long.MAX_VALUE),
                Objects.requireNonNullElse(forged, Long.MAX_VALUE));
        return ChainFinding.broken(FindingKind.PUT_IN, first, null, last);
    }

    private void read(RecordNumbers.Range gap) {
        long from = gap.first();
        List<EventRecord> some;
        do {
            some = sql.sql(BETWEEN)
                    .params(from, gap.last())
                    .query(EventRecord::read)
                    .list();
            for (EventRecord record : some) {
                waiting.add(new RecordNumbers.Range(record.id(), record.id()));
                forged = forged == null && !stamps.genuine(record) ? Long.valueOf(record.id()) : forged;
                from = record.id() + 1;
            }
        } while (some.size() == BATCH);
    }

    private void sealedSince(long end, NumberSet known) {
        sql.sql("select coalesce(records, cast(record as varchar)) from seal where link > ?")
                .param(end)
                .query(String.class)
                .list()
                .forEach(records -> RecordNumbers.parse(records).ranges().forEach(known::add));
    }
}
