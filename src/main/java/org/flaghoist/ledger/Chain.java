package org.flaghoist.ledger;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The hash chain over all events. Writers do not wait for its head: they leave their events pending, and one sealer
 * chains them afterwards, about once a second. Thread-safe.
 */
public final class Chain {

    private static final int BATCH = 1000;

    private static final String PENDING = "select " + EventRow.COLUMNS
            + " from pending p join event e on e.id = p.event order by e.id fetch first " + BATCH + " rows only";

    private final JdbcClient sql;
    private final Transactions transactions;
    private final Stamps stamps;
    private final ChainHead head;

    /** @param key as the {@link Ledger}'s */
    public Chain(DataSource database, byte[] key) {
        this.sql = JdbcClient.create(database);
        this.transactions = new Transactions(database);
        this.stamps = new Stamps(key);
        this.head = new ChainHead(sql, stamps);
    }

    /**
     * Seals the events that are pending. Two sealers at once do no harm: one of them begins again.
     *
     * @return the chain's last link: worth keeping outside the database, for {@link #verify(Seal)}
     * @throws IllegalStateException where the chain's head is not the hub's own, so that there is nothing to seal on
     */
    public Seal seal() {
        Sealed sealed;
        do {
            sealed = transactions.get(this::sealBatch);
        } while (sealed.events() == BATCH);
        return sealed.last();
    }

    private record Sealed(Seal last, int events) {}

    private Sealed sealBatch() {
        ChainHead.Found from = head.find();
        List<EventRow> events = sql.sql(PENDING).query(EventRow::read).list();
        Seal last = from.seal();
        for (EventRow event : events) {
            last = new Seal(last.link() + 1, Digests.chained(last.hash(), event.sealed()));
            add(last, event);
        }
        head.move(from, last);
        return new Sealed(last, events.size());
    }

    private void add(Seal seal, EventRow event) {
        sql.sql("insert into seal (link, event, hash) values (?, ?, ?)")
                .params(seal.link(), event.id(), seal.hash())
                .update();
        sql.sql("delete from pending where event = ?").param(event.id()).update();
    }

    /** Checks the whole chain against itself and the events. */
    public Verification verify() {
        return verify(null);
    }

    /**
     * Checks the whole chain, and that it still runs through a link known from outside. Without such a witness nobody
     * can tell a chain that was computed anew by somebody who writes to the database and has the key too.
     */
    public Verification verify(@Nullable Seal witness) {
        return transactions.get(() -> {
            // In this order: a sealer at work in between then moves only the head, and the walk goes up to there.
            long links = sql.sql("select coalesce(max(link), 0) from seal")
                    .query(Long.class)
                    .single();
            return new ChainCheck(sql, stamps, head.find(), witness).run(links);
        });
    }
}
