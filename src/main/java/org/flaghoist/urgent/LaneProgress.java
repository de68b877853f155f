package org.flaghoist.urgent;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.notification.Urgency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * How far the broker has committed what senders' lanes came to. A lane is what is of one urgency: it has one consumer
 * at a time, and what is not committed comes again before what follows it. So where the broker has committed something
 * that the ledger has seen there for the first time, it has committed each entry that was made there before. What a hub
 * has found is recorded a moment later, for the others. Thread-safe.
 */
public final class LaneProgress {

    private static final Logger LOG = LoggerFactory.getLogger(LaneProgress.class);

    private static final String SAVE = "insert into lane_progress (sender, urgency, entry) values (?, ?, ?)"
            + " on conflict (sender, urgency) do update set entry = excluded.entry"
            + " where lane_progress.entry < excluded.entry";
    private static final String FIND =
            "select coalesce(max(entry), 0) from lane_progress where sender = ? and urgency = ?";

    private final LedgerDatabase database;
    private final JdbcClient sql;
    private final Map<Lane, Long> known = new HashMap<>();
    /** In the same order at all hubs, so that no two wait for each other's rows. */
    private final Map<Lane, Long> unsaved =
            new TreeMap<>(Comparator.comparing(Lane::sender).thenComparing(Lane::urgency));

    private record Lane(String sender, Urgency urgency) {}

    public LaneProgress(LedgerDatabase database) {
        this.database = database;
        this.sql = JdbcClient.create(database.source());
    }

    /**
     * The broker has committed what this came to.
     *
     * @param urgency of the lane; ROUTINE for the inbound queue
     * @param entry that was made there now, and not found
     */
    public synchronized void committed(String sender, Urgency urgency, long entry) {
        Lane lane = new Lane(sender, urgency);
        known.merge(lane, entry, Math::max);
        unsaved.merge(lane, entry, Math::max);
    }

    /** Whether the broker is known to have committed what this came to, which was made in that lane. */
    public boolean isCommitted(String sender, Urgency urgency, long entry) {
        Lane lane = new Lane(sender, urgency);
        return entry <= known(lane) || entry <= saved(lane);
    }

    private synchronized long known(Lane lane) {
        return known.getOrDefault(lane, 0L);
    }

    private synchronized long learnt(Lane lane, long entry) {
        return known.merge(lane, entry, Math::max);
    }

    private long saved(Lane lane) {
        return learnt(
                lane,
                database.transactions()
                        .beside(() -> sql.sql(FIND)
                                .params(lane.sender(), lane.urgency().name())
                                .query(Long.class)
                                .single()));
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    public void save() {
        Map<Lane, Long> now = taken();
        try {
            if (!now.isEmpty()) {
                database.transactions().run(() -> now.forEach(this::save));
            }
        } catch (RuntimeException e) {
            LOG.debug("Tried again in a moment: how far the broker has committed what came", e);
            putBack(now);
        }
    }

    private void save(Lane lane, long entry) {
        sql.sql(SAVE).params(lane.sender(), lane.urgency().name(), entry).update();
    }

    private synchronized Map<Lane, Long> taken() {
        Map<Lane, Long> taken = new LinkedHashMap<>(unsaved);
        unsaved.clear();
        return taken;
    }

    private synchronized void putBack(Map<Lane, Long> lanes) {
        lanes.forEach((lane, entry) -> unsaved.merge(lane, entry, Math::max));
    }
}
