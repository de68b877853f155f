package org.flaghoist.database;

import javax.sql.DataSource;
import org.springframework.jdbc.support.SQLErrorCodesFactory;

/** What a database's fault codes mean, as Spring and {@code sql-error-codes.xml} have it. */
public final class SqlFaults {

    private SqlFaults() {}

    /**
     * Has the faults of a database known by its URL. Spring would ask the database itself at the first of them: in an
     * outage one thread would wait for an answer, and all others for that thread.
     */
    public static void know(DataSource database, String url) {
        SQLErrorCodesFactory.getInstance()
                .registerDatabase(database, DatabaseFile.isUrl(url) ? "SQLite" : "PostgreSQL");
    }
}
