package org.flaghoist.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.sqlite.JDBC;

/** Opens connections with an SQLite file, which keep their statements prepared. */
final class FileConnections extends AbstractDataSource {

    private final String url;
    private final Properties settings;
    private volatile int loginTimeout;

    /** @param settings what each is opened with */
    FileConnections(String url, Properties settings) {
        this.url = url;
        this.settings = settings;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return new FileConnection(url, url.substring(JDBC.PREFIX.length()), settings);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    // The pool waits so long for connections that are being opened when it is closed.
    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
    }
}
