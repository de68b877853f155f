package org.flaghoist.database;

import java.sql.SQLException;
import org.sqlite.core.DB;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/** A statement that its connection keeps when it is closed: as it was at first, without parameters and results. */
final class KeptStatement extends JDBC4PreparedStatement {

    private final FileConnection connection;
    private boolean isIdle;

    KeptStatement(FileConnection connection, String text) throws SQLException {
        super(connection, text);
        this.connection = connection;
    }

    KeptStatement taken() {
        isIdle = false;
        return this;
    }

    @Override
    public void close() throws SQLException {
        if (isIdle || isClosed()) {
            return;
        }
        rs.close();
        if (hasSettings()) {
            discard();
            return;
        }
        pointer.safeRunInt(DB::reset);
        clearBatch();
        clearParameters();
        isIdle = true;
        KeptStatement other = connection.giveBack(sql, this);
        if (other != null) {
            other.discard();
        }
    }

    private boolean hasSettings() throws SQLException {
        return getMaxRows() != 0 || getQueryTimeout() != 0 || getFetchSize() != 0;
    }

    void discard() throws SQLException {
        super.close();
    }
}
