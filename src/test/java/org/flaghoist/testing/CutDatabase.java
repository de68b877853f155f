package org.flaghoist.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The way to a database, which can be cut. Each statement takes a connection of its own, so that these count them. */
public final class CutDatabase extends DelegatingDataSource {

    private final AtomicLong statements = new AtomicLong();
    private volatile boolean cut;

    public CutDatabase(DataSource database) {
        super(database);
    }

    public void cut(boolean away) {
        cut = away;
    }

    public long statements() {
        return statements.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (cut) {
            throw new SQLException("cut off by the test");
        }
        statements.incrementAndGet();
        return super.getConnection();
    }
}
