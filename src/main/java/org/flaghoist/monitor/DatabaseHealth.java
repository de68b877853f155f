package org.flaghoist.monitor;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;

/** Whether the database answers. Asked now and then: a probe must not wait for one that is away. */
final class DatabaseHealth implements HealthIndicator {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final JdbcTemplate sql;
    private volatile long answered = System.nanoTime();
    private volatile @Nullable String fault;

    DatabaseHealth(DataSource database) {
        sql = new JdbcTemplate(database);
        sql.setQueryTimeout((int) LONG.toSeconds());
    }

    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void ask() {
        try {
            sql.queryForList("select link from chain_head");
            answered = System.nanoTime();
            fault = null;
        } catch (DataAccessException e) {
            fault = NestedExceptionUtils.getMostSpecificCause(e).getMessage();
        }
    }

    @Override
    public Health health() {
        Duration silent = Duration.ofNanos(System.nanoTime() - answered);
        String why = fault;
        if (why == null && silent.compareTo(LONG) < 0) {
            return Health.up().build();
        }
        return Health.down()
                .withDetail(
                        "reason",
                        "The database has not answered for " + silent.toSeconds() + " s; messages wait until it does."
                                + (why == null ? "" : " It says: " + why))
                .build();
    }
}
