package org.flaghoist.exchange;

import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flaghoist.broker.HubConnections;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.broker.SharedConnection;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * What a hub has to do with others on the same database and broker: it takes over what operators changed there, and
 * leaves them the queues while it cannot reach the database itself.
 */
public final class OtherHubs {

    private final OutageLog outageLog =
            new OutageLog(LoggerFactory.getLogger(OtherHubs.class), "Looking what changed at other hubs");
    private final OutageLog asking =
            new OutageLog(LoggerFactory.getLogger(OtherHubs.class), "Asking whether the database answers");
    private final PartnerStates states;
    private final Maintenance maintenance;
    private final JdbcTemplate database;
    private final SharedConnection broker;
    private final boolean some;
    private volatile long answered = System.nanoTime();

    /**
     * @param database by connections for which the hub never waits
     * @param some false where there can be none
     */
    public OtherHubs(
            PartnerStates states, Maintenance maintenance, DataSource database, SharedConnection broker, boolean some) {
        this.states = states;
        this.maintenance = maintenance;
        this.database = new JdbcTemplate(database);
        this.broker = broker;
        this.some = some;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void look() {
        if (some && outageLog.attempt(this::refresh) && isAnswered()) {
            broker.comeBack();
        }
    }

    /**
     * By itself: to take over what changed waits for an operator who changes something here, and for his connection.
     */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    public void ask() {
        if (some && asking.attempt(() -> database.execute("select 1"))) {
            answered = System.nanoTime();
        }
    }

    /** By another thread: one that asks a database that is gone waits for half a minute. After the first look. */
    @Scheduled(initialDelay = 5, fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    public void standBack() {
        if (some && !isAnswered()) {
            broker.standBack();
        }
    }

    private boolean isAnswered() {
        return System.nanoTime() - answered <= HubConnections.LONGEST_SILENCE.toNanos();
    }

    private void refresh() {
        states.refresh();
        maintenance.refresh();
    }
}
