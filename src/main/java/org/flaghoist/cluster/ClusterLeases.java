package org.flaghoist.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.broker.SafeErrorText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;

/**
 * Which of several hubs on one database does what only one may do. A hub keeps its work as long as its heart beats: one
 * statement every two seconds for all its leases, by a thread of its own. When it stands still for a while another hub
 * deletes its registration and takes its work. Nothing depends on what a clock says: heartbeats are counted, and each
 * hub measures by itself for how long another's stands still. Thread-safe.
 */
public final class ClusterLeases implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterLeases.class);

    private final @Nullable LeaseTable table;
    private final LeaseTimes times;
    private final OutageLog outageLog = new OutageLog(LOG, "Renewing this hub's leases");
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();
    private final Set<String> added = new HashSet<>();
    private final Map<String, SeenHeartbeat> seen = new HashMap<>();
    private final @Nullable ScheduledThreadPoolExecutor timer;
    private volatile Life life = new Life();
    private volatile boolean stopping;
    private volatile boolean closed;

    private ClusterLeases(@Nullable LeaseTable table, LeaseTimes times) {
        this.table = table;
        this.times = times;
        this.timer = table == null ? null : timer();
    }

    /** There can be no other hub. */
    public static ClusterLeases alone() {
        return new ClusterLeases(null, LeaseTimes.USUAL);
    }

    public static ClusterLeases sharedBy(DataSource database, LeaseTimes times) {
        ClusterLeases leases = new ClusterLeases(new LeaseTable(database), times);
        leases.begin();
        return leases;
    }

    /** From a hub's registration until it is deleted. */
    private static final class Life {

        private final String hub = UUID.randomUUID().toString();
        private final Set<String> held = ConcurrentHashMap.newKeySet();
        private volatile boolean registered;
        private volatile long end = System.nanoTime();

        boolean isOver() {
            return System.nanoTime() - end >= 0;
        }
    }

    /** @param since when it was first seen to be at that, by the clock that goes on while the process is halted */
    private record SeenHeartbeat(long heartbeat, long since) {

        boolean isOlder(Duration age) {
            return System.nanoTime() - since > age.toNanos();
        }
    }

    private static ScheduledThreadPoolExecutor timer() {
        return new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "cluster-leases");
            thread.setDaemon(true);
            return thread;
        });
    }

    private void begin() {
        if (timer != null) {
            var unused = timer.scheduleWithFixedDelay(
                    () -> outageLog.attempt(this::beat),
                    times.beat().toNanos(),
                    times.beat().toNanos(),
                    TimeUnit.NANOSECONDS);
        }
    }

    /** Whether there may be other hubs. */
    public boolean areShared() {
        return table != null;
    }

    /**
     * Whether this hub does that work now, and may begin with more of it. The database is asked when the first asks
     * about it, and never again for that.
     */
    public boolean isMine(String work) {
        return !stopping && of(work).isHeld();
    }

    /** Its lease, for work that takes longer; not held where the work is another hub's. */
    public Lease of(String work) {
        if (table == null) {
            return Lease.UNSHARED;
        }
        if (wanted.add(work)) {
            beat();
        }
        Life now = life;
        return new Lease(work, () -> now.held.contains(work) && isLive(now));
    }

    /** Held as long as this hub is not taken for dead: for what is said to be its own by the broker. */
    public Lease ofHub(String work) {
        if (table == null) {
            return Lease.UNSHARED;
        }
        Life now = life;
        return new Lease(work, () -> isLive(now));
    }

    private boolean isLive(Life one) {
        return one == life && !one.isOver() && !closed;
    }

    private synchronized void beat() {
        LeaseTable shared = table;
        if (shared == null || closed) {
            return;
        }
        // Before the statement, so that it is never thought younger than it is.
        long asked = System.nanoTime();
        if (life.isOver()) {
            // Who was halted itself, or had no database, does not know how long others were silent.
            seen.clear();
        }
        if (!life.registered || !shared.beat(life.hub)) {
            register(shared);
        }
        life.end = asked + times.own().toNanos();
        strikeOffTheSilent(shared);
        takeFree(shared);
        if (closed) {
            leave(shared);
        }
    }

    private void register(LeaseTable shared) {
        if (life.registered) {
            LOG.warn("This hub was silent for too long; what it did has gone to other hubs");
        }
        life = new Life();
        shared.register(life.hub);
        life.registered = true;
    }

    private void strikeOffTheSilent(LeaseTable shared) {
        Map<String, Long> others = shared.others(life.hub);
        seen.keySet().retainAll(others.keySet());
        others.forEach((hub, heartbeat) -> {
            SeenHeartbeat before = seen.get(hub);
            if (before == null || before.heartbeat() != heartbeat) {
                seen.put(hub, new SeenHeartbeat(heartbeat, System.nanoTime()));
            } else if (before.isOlder(times.others()) && shared.strikeOff(hub, heartbeat)) {
                LOG.info("Another hub is silent; this one takes over what it did");
            }
        });
    }

    private void takeFree(LeaseTable shared) {
        wanted.stream().filter(work -> !added.contains(work)).forEach(work -> {
            shared.add(work);
            added.add(work);
        });
        shared.free().forEach((work, from) -> {
            if (wanted.contains(work) && shared.take(work, from, life.hub)) {
                life.held.add(work);
            }
        });
    }

    // The stop waits for the threads that do the work, and would interrupt them in the end: they finish what they are
    // at.
    @EventListener
    void on(ContextClosedEvent closing) {
        stopping = true;
    }

    /** Leaves all work to others at once. Waits for no heartbeat that waits for the database. */
    @Override
    public void close() {
        closed = true;
        if (timer != null) {
            timer.shutdown();
        }
        LeaseTable shared = table;
        if (shared != null && life.registered) {
            leave(shared);
        }
    }

    private void leave(LeaseTable shared) {
        try {
            shared.leave(life.hub);
        } catch (DataAccessException e) {
            LOG.info(
                    "Other hubs take over in {} s, as the leases could not be renewed: {}",
                    times.others().toSeconds(),
                    SafeErrorText.withCause(e));
        }
    }
}
