package org.flaghoist.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Checks the whole chain now and then, and remembers what was found last. Thread-safe. */
public final class ChainChecks {

    /** A check that was begun so long ago died with its hub. */
    private static final Duration LOST = Duration.ofHours(1);

    private static final int LONGEST = 1000;

    private final JdbcClient sql;
    private final Transactions transactions;
    private final Chain chain;
    private final Clock clock;

    public ChainChecks(DataSource database, Chain chain, Clock clock) {
        this.sql = JdbcClient.create(database);
        this.transactions = new Transactions(database);
        this.chain = chain;
        this.clock = clock;
    }

    /**
     * A check that came to its end.
     *
     * @param words as {@link Verification#inWords}
     */
    public record Last(Instant at, boolean sound, String words) {}

    /** Checks the whole chain; takes about as long as reading all events. */
    public Verification verify() {
        Verification found = chain.verify();
        String words = found.inWords();
        transactions.run(() -> sql.sql("update chain_check set done = ?, sound = ?, words = ? where id = 1")
                .params(Times.now(clock), found.ok(), words.substring(0, Math.min(words.length(), LONGEST)))
                .update());
        return found;
    }

    /** Checks it where the last check was so long ago, and no other hub is at it. */
    public void verifyWhereDue(Duration every) {
        if (isDue(every)) {
            verify();
        }
    }

    private boolean isDue(Duration every) {
        OffsetDateTime now = Times.now(clock);
        return transactions.get(() -> sql.sql("update chain_check set begun = :now where id = 1"
                                + " and (done is null or done <= :before) and (begun is null or begun <= :lost)")
                        .param("now", now)
                        .param("before", now.minus(every))
                        .param("lost", now.minus(every.compareTo(LOST) < 0 ? every : LOST))
                        .update()
                == 1);
    }

    /** What the last check found, whichever hub made it; empty before the first. */
    public Optional<Last> last() {
        return sql.sql("select done, sound, words from chain_check where id = 1 and done is not null")
                .query((row, number) -> new Last(
                        row.getObject("done", OffsetDateTime.class).toInstant(),
                        row.getBoolean("sound"),
                        row.getString("words")))
                .optional();
    }
}
