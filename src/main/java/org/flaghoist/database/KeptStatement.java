package org.flaghoist.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.DB;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/** A statement that its connection keeps when it is closed: as it was at first, without parameters and results. */
final class KeptStatement extends JDBC4PreparedStatement {

    private final Keeper keeper;
    private boolean isIdle;

    /** Keeps those that nobody uses. */
    @FunctionalInterface
    interface Keeper {

        /** @return a statement that is to be discarded, so that not too many are kept; null where there is none */
        @Nullable
        KeptStatement keep(String text, KeptStatement statement);
    }

    KeptStatement(SQLiteConnection connection, String text, Keeper keeper) throws SQLException {
        super(connection, text);
        this.keeper = keeper;
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
        KeptStatement other = keeper.keep(sql, this);
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
