package org.flaghoist.ledger;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The hash chain over all events. Writers do not wait for its head: they leave their events pending, and one sealer
 * chains them afterwards, about once a second. Thread-safe.
 */
public final class Chain {

    /** Commits that are sealed in one transaction. */
    static final int BATCH = 100;

    private static final String SEAL = "insert into seal (link, event, events, hash) values (?, ?, ?, ?)";

    private final JdbcClient sql;
    private final Rows rows;
    private final Transactions transactions;
    private final Stamps stamps;
    private final ChainHead head;
    private final Unsealed unsealed;

    /** @param key as the {@link Ledger}'s */
    public Chain(DataSource database, byte[] key) {
        this.sql = JdbcClient.create(database);
        this.rows = new Rows(database);
        this.transactions = new Transactions(database);
        this.stamps = new Stamps(key);
        this.head = new ChainHead(sql, stamps);
        this.unsealed = new Unsealed(sql, rows);
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
        } while (sealed.isMore());
        return sealed.last();
    }

    private record Sealed(Seal last, boolean isMore) {}

    private Sealed sealBatch() {
        ChainHead.Found from = head.find();
        List<Unsealed.Commit> commits = unsealed.commits();
        List<Long> others = unsealed.ofOthers();
        List<EventNumbers> sealed = new ArrayList<>();
        others.forEach(event -> sealed.add(EventNumbers.one(event)));
        commits.forEach(commit -> sealed.add(commit.events()));
        // What somebody wrote over is found as events that nobody sealed.
        sealed.removeIf(EventNumbers::isEmpty);
        Seal last = seal(from.seal(), sealed);
        unsealed.remove(commits);
        unsealed.removeOfOthers(others);
        head.move(from, last);
        return new Sealed(last, commits.size() == BATCH || others.size() == BATCH);
    }

    private Seal seal(Seal from, List<EventNumbers> commits) {
        EventReader events = new EventReader(sql);
        List<Object[]> links = new ArrayList<>();
        Seal last = from;
        for (EventNumbers commit : commits) {
            last = new Seal(last.link() + 1, hash(last, commit, events));
            String all = commit.isOne() ? null : commit.text();
            links.add(new Object[] {last.link(), commit.first(), all, last.hash()});
        }
        rows.insert(SEAL, links);
        return last;
    }

    private static String hash(Seal last, EventNumbers commit, EventReader events) {
        String hash = last.hash();
        for (EventNumbers.Range range : commit.ranges()) {
            for (long number = range.first(); number <= range.last(); number++) {
                EventRow event = events.take(number);
                // One that somebody removed is missed when the chain is checked, and must not stop the sealer.
                hash = event == null ? hash : Digests.chained(hash, event.sealed());
            }
        }
        return commit.closing(hash);
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
            return new ChainCheck(sql, stamps, head.find(), witness, unsealed).run(links);
        });
    }
}
