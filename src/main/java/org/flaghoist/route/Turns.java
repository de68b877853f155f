package org.flaghoist.route;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.SimpleLock;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which of several hubs on one database does what only one may do. A hub keeps its turn as long as it lives; when it is
 * silent for a while another takes it. Thread-safe.
 */
final class Turns implements AutoCloseable {

    /**
     * More than the silence after which the broker takes a hub for dead, and {@link #AGAIN} more: what a halted hub has
     * begun to send is undone before another begins. Else the broker, which knows duplicates only when they are
     * committed, would take both.
     */
    private static final Duration LEASE = HubConnections.LONGEST_SILENCE.plusSeconds(6);

    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final @Nullable LockProvider locks;
    private final Map<String, Turn> turns = new HashMap<>();

    private Turns(@Nullable LockProvider locks) {
        this.locks = locks;
    }

    /** There can be no other hub. */
    static Turns alone() {
        return new Turns(null);
    }

    static Turns sharedBy(DataSource database) {
        return new Turns(new JdbcTemplateLockProvider(JdbcTemplateLockProvider.Configuration.builder()
                .withJdbcTemplate(new JdbcTemplate(database))
                // Not the host's name, which ShedLock would take: two hubs on one host would have each other's turn.
                .withLockedByValue(UUID.randomUUID().toString())
                .usingDbTime()
                .build()));
    }

    /**
     * @param lock null where it is another's
     * @param asked when this was last asked, by the clock that goes on while the process is halted
     */
    private record Turn(@Nullable SimpleLock lock, long asked) {

        boolean isOlder(Duration age) {
            return System.nanoTime() - asked > age.toNanos();
        }
    }

    /** Whether there may be other hubs. */
    boolean areShared() {
        return locks != null;
    }

    /** Whether this hub does that work now. What it began while it was its turn it may end, if ending it twice is harmless. */
    synchronized boolean isMine(String work) {
        if (locks == null) {
            return true;
        }
        Turn last = turns.get(work);
        if (last == null || last.isOlder(AGAIN)) {
            // Before the question, so that the answer is never thought younger than it is.
            long asked = System.nanoTime();
            last = new Turn(ask(locks, work, last == null ? null : last.lock()), asked);
            turns.put(work, last);
        }
        return last.lock() != null;
    }

    private static @Nullable SimpleLock ask(LockProvider locks, String work, @Nullable SimpleLock held) {
        Optional<SimpleLock> longer = held == null ? Optional.empty() : held.extend(LEASE, Duration.ZERO);
        return longer.or(() -> locks.lock(new LockConfiguration(Instant.now(), work, LEASE, Duration.ZERO)))
                .orElse(null);
    }

    /** Leaves all work to others at once. */
    @Override
    public synchronized void close() {
        turns.values().stream().map(Turn::lock).filter(lock -> lock != null).forEach(SimpleLock::unlock);
        turns.clear();
    }
}
