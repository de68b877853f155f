package org.flaghoist.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flaghoist.database.Times;
import org.flaghoist.database.Transactions;
import org.flaghoist.ledger.chain.ChainFinding;
import org.flaghoist.ledger.chain.Witness;
import org.flaghoist.people.OperationRejected;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Checks the whole ledger now and then, and remembers what was found last. Thread-safe. */
public final class ChainVerifier {

    /** A check that was begun so long ago died with its hub. */
    private static final Duration LOST = Duration.ofHours(1);

    private static final int LONGEST = 1000;

    /** In so many times of the usual, each hub checks itself. */
    private static final int SELDOM = 3;

    private final JdbcClient sql;
    private final Transactions transactions;
    private final LedgerCheck check;
    private final Supplier<List<Witness>> outside;
    private final Clock clock;
    /** What this hub found itself, and when: what the database says of that, somebody may have written. */
    private volatile @Nullable LastCheck own;

    private volatile long checked = System.nanoTime();
    private final AtomicReference<@Nullable Instant> underWay = new AtomicReference<>();

    /** @param outside what is known of the chain outside the database */
    public ChainVerifier(DataSource database, LedgerCheck check, Supplier<List<Witness>> outside, Clock clock) {
        this.sql = JdbcClient.create(database);
        this.transactions = new Transactions(database);
        this.check = check;
        this.outside = outside;
        this.clock = clock;
    }

    /**
     * A check that came to its end.
     *
     * @param words as {@link ChainFinding#inWords}
     */
    public record LastCheck(Instant at, boolean sound, String words) {}

    /**
     * Checks the whole ledger; takes about as long as reading all events and bodies.
     *
     * @throws OperationRejected where this hub is at it already
     */
    public ChainFinding verify() {
        return verifyAlone()
                .orElseThrow(() -> new OperationRejected(
                        "the ledger is being verified since " + underWay.get() + "; ask again when that is done"));
    }

    /** Empty where this hub is at it already. */
    private Optional<ChainFinding> verifyAlone() {
        if (!underWay.compareAndSet(null, clock.instant())) {
            return Optional.empty();
        }
        try {
            ChainFinding found = check.run(outside.get());
            found(found.ok(), found.inWords());
            checked = System.nanoTime();
            return Optional.of(found);
        } finally {
            underWay.set(null);
        }
    }

    /** Remembers what was found otherwise: somebody set the chain back. */
    public void broken(String words) {
        found(false, words);
    }

    private void found(boolean sound, String words) {
        own = new LastCheck(clock.instant(), sound, words);
        transactions.run(() -> sql.sql("update chain_check set done = ?, sound = ?, words = ? where id = 1")
                .params(Times.now(clock), sound, words.substring(0, Math.min(words.length(), LONGEST)))
                .update());
    }

    /** Checks it where the last check was so long ago, and no other hub is at it; now and then whatever others say. */
    public void verifyWhereDue(Duration every) {
        boolean isLong =
                System.nanoTime() - checked > every.multipliedBy(SELDOM).toNanos();
        if (underWay.get() == null && (isDue(every) || isLong)) {
            verifyAlone();
        }
    }

    private boolean isDue(Duration every) {
        long now = Times.now(clock);
        return transactions.get(() -> sql.sql("update chain_check set begun = :now where id = 1"
                                + " and (done is null or done <= :before) and (begun is null or begun <= :lost)")
                        .param("now", now)
                        .param("before", now - every.toMillis())
                        .param("lost", now - (every.compareTo(LOST) < 0 ? every : LOST).toMillis())
                        .update()
                == 1);
    }

    /** What the last check found, whichever hub made it; what this one found broken, until it finds it whole. */
    public Optional<LastCheck> last() {
        LastCheck mine = own;
        return mine != null && !mine.sound() ? Optional.of(mine) : lastOfAny();
    }

    private Optional<LastCheck> lastOfAny() {
        return sql.sql("select done, sound, words from chain_check where id = 1 and done is not null")
                .query((row, number) ->
                        new LastCheck(Times.read(row, "done"), row.getBoolean("sound"), row.getString("words")))
                .optional();
    }
}
