package org.flaghoist.monitor;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flaghoist.database.SqlFaults;
import org.jspecify.annotations.Nullable;

/**
 * Connections with the database that serve for nothing but to know that the hub has it: who asks by these never waits
 * behind what the console, a check of the chain or the exchange itself asks.
 */
public final class LivenessPool implements AutoCloseable {

    /** One for each that asks: whether it answers, twice, and who has which lease, by two threads. */
    private static final int SIZE = 4;

    private final DataSource database;
    private final @Nullable HikariDataSource own;

    public LivenessPool(DataSource shared) {
        this.own = like(shared);
        this.database = own == null ? shared : own;
        if (own != null) {
            SqlFaults.know(own, own.getJdbcUrl());
        }
    }

    private static @Nullable HikariDataSource like(DataSource shared) {
        try {
            if (!shared.isWrapperFor(HikariDataSource.class)) {
                return null;
            }
            HikariConfig config = new HikariConfig();
            shared.unwrap(HikariDataSource.class).copyStateTo(config);
            config.setMaximumPoolSize(SIZE);
            config.setMinimumIdle(1);
            config.setPoolName("liveness");
            config.setRegisterMbeans(false);
            config.setMetricRegistry(null);
            config.setMetricsTrackerFactory(null);
            return new HikariDataSource(config);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot see what kind of pool " + shared + " is", e);
        }
    }

    /** Only to be read from: an SQLite file is written by way of the other. */
    public DataSource database() {
        return database;
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
