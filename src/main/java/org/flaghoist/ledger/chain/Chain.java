package org.flaghoist.ledger.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flaghoist.database.Rows;
import org.flaghoist.database.Transactions;
import org.flaghoist.installation.HeadFile;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.chain.ChainFinding.FindingKind;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The hash chain over all records of events. Writers do not wait for its head: they leave their records pending, and
 * one sealer chains them afterwards, about once a second. Thread-safe.
 */
public final class Chain {

    /** So often a check begins again since the chain now begins elsewhere; it is soon ahead of whoever moves that. */
    private static final int LOOKS = 100;

    /** Commits that are sealed in one transaction. */
    private static final int BATCH = 100;

    private static final String SEAL = "insert into seal (link, record, records, hash) values (?, ?, ?, ?)";

    private final JdbcClient sql;
    private final Rows rows;
    private final Transactions transactions;
    private final Stamps stamps;
    private final ChainEnd start;
    private final ChainEnd head;
    private final Unsealed unsealed;

    /** @param key as the {@link Ledger}'s */
    public Chain(DataSource database, byte[] key) {
        this.sql = JdbcClient.create(database);
        this.rows = new Rows(database);
        this.transactions = new Transactions(database);
        this.stamps = new Stamps(key);
        this.start = ChainEnd.start(sql, stamps);
        this.head = ChainEnd.head(sql, stamps);
        this.unsealed = new Unsealed(sql, rows);
    }

    /**
     * Seals the records that are pending. Two sealers at once do no harm: one of them begins again.
     *
     * @return the chain's last link: worth keeping outside the database ({@link HeadFile})
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
        ChainEnd.StoredEnd from = head.find();
        List<Unsealed.Commit> commits = unsealed.commits(BATCH);
        Seal last = seal(from.seal(), commits);
        unsealed.remove(commits);
        if (!last.equals(from.seal())) {
            head.move(from.orThrow(), last);
        }
        return new Sealed(last, commits.size() == BATCH);
    }

    private Seal seal(Seal from, List<Unsealed.Commit> commits) {
        RecordReader records = new RecordReader(sql);
        List<Object[]> links = new ArrayList<>();
        Seal last = from;
        for (Unsealed.Commit commit : commits) {
            RecordNumbers numbers = commit.records();
            // What somebody wrote over is found as records that nobody sealed.
            if (numbers.isEmpty()) {
                continue;
            }
            // One that somebody removed is missed when the chain is checked, and must not stop the sealer.
            last = new Seal(
                    last.link() + 1, LinkedRecords.read(records, last, numbers).hash());
            String all = numbers.isOne() ? null : numbers.text();
            links.add(new Object[] {last.link(), numbers.first(), all, last.hash()});
        }
        rows.insert(SEAL, links);
        return last;
    }

    /**
     * Where the database says that the chain ends.
     *
     * @throws IllegalStateException where that is not the hub's own
     */
    public Seal head() {
        return head.find().orThrow();
    }

    /** False where the newest events bear the stamps of another key. */
    public boolean fitsItsKey() {
        return new KeyCheck(sql, stamps).fitsTheNewest();
    }

    /** How the chain contradicts a link known from outside, in a sentence; empty where it runs through that link. */
    public Optional<String> fault(Witness known) {
        Seal seal = known.seal();
        if (seal.equals(Seal.NONE)) {
            return Optional.empty();
        }
        Optional<String> there = hash(seal.link());
        if (there.filter(seal.hash()::equals).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(known.words() + "; the database has "
                + there.map(other -> "another link of that number, " + other).orElse("no such link")
                + ", and its chain begins after link " + start.find().seal().link() + " and ends with link "
                + head.find().seal().link());
    }

    private Optional<String> hash(long link) {
        // In this order: a link that is deleted in between is then where the chain begins.
        return sql.sql("select hash from seal where link = ?")
                .param(link)
                .query(String.class)
                .optional()
                .or(() -> Optional.of(start.find())
                        .filter(from -> from.genuine() && from.seal().link() == link)
                        .map(from -> from.seal().hash()));
    }

    /** Checks the whole chain against itself, the records and the bodies. */
    public ChainFinding verify() {
        return verify(List.of());
    }

    /**
     * Checks the whole chain, all bodies against its records, and that it still runs through links known from outside.
     * Without such a witness nobody can see a chain that was set back whole, or emptied, by somebody who writes to the
     * database.
     *
     * @param witnesses read before this is called: the chain goes on
     */
    public ChainFinding verify(List<Witness> witnesses) {
        ChainEnd.StoredEnd from = start.find();
        ChainFinding found = verification(from, witnesses);
        // Of what was deleted meanwhile, as it was too old, nothing is missed: the chain then begins elsewhere.
        for (int look = 0; look < LOOKS && !found.ok() && !start.find().equals(from); look++) {
            from = start.find();
            found = verification(from, witnesses);
        }
        return found;
    }

    private ChainFinding verification(ChainEnd.StoredEnd from, List<Witness> witnesses) {
        // In this order: a sealer at work in between then moves only the head, and the walk goes up to there.
        long links = sql.sql("select coalesce(max(link), 0) from seal")
                .query(Long.class)
                .single();
        ChainEnd.StoredEnd last = head.find();
        if (witnesses.isEmpty() && !new KeyCheck(sql, stamps).fits(last)) {
            return new ChainFinding(FindingKind.OTHER_KEY, null, null, null, Seal.NONE, 0);
        }
        ChainFinding found = new ChainWalk(sql, stamps, last, witnesses, unsealed).run(from, links);
        return found.ok() ? besides(found) : found;
    }

    /** What a chain that is whole does not show. */
    private ChainFinding besides(ChainFinding whole) {
        return twice().map(copy -> new ChainFinding(
                        FindingKind.PUT_IN, copy, null, "record " + copy + ", a copy of another,", whole.last(), 0))
                .or(() -> new BodyCheck(sql).run(whole.last()))
                .orElse(whole);
    }

    // The database keeps copies out, unless somebody has configured it not to.
    private Optional<Long> twice() {
        return sql.sql("select id from event_record group by id having count(*) > 1 limit 1")
                .query(Long.class)
                .optional();
    }
}
