package org.flaghoist.database;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Distinguishes a row that is there already from other constraints, for which SQLite has one code; {@code
 * sql-error-codes.xml} names it.
 */
final class SqliteDuplicates implements SQLExceptionTranslator {

    private static final Set<SQLiteErrorCode> THERE = EnumSet.of(
            SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE,
            SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY,
            SQLiteErrorCode.SQLITE_CONSTRAINT_ROWID);

    @Override
    public @Nullable DataAccessException translate(String task, @Nullable String sql, SQLException fault) {
        return fault instanceof SQLiteException said && THERE.contains(said.getResultCode())
                ? new DuplicateKeyException(task + "; SQL [" + sql + "]", fault)
                : null;
    }
}
