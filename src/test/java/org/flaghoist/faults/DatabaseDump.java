package org.flaghoist.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What pg_dump and its counterpart do, which the database of the tests comes without: all rows of one moment. */
final class DatabaseDump {

    private static final String TABLES = "select table_name from information_schema.tables"
            + " where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name";
    private static final String IDENTITIES = "select table_name from information_schema.columns"
            + " where table_schema = 'public' and is_identity = 'YES' and column_name = 'id'";

    private final Path folder;

    DatabaseDump(Path folder) {
        this.folder = folder;
    }

    /** While others are connected, and may be in the midst of something. */
    void write(DataSource database) throws SQLException, IOException {
        Files.createDirectories(folder);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            for (String table : names(connection, TABLES)) {
                try (OutputStream file = Files.newOutputStream(folder.resolve(table))) {
                    connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + table + " to stdout", file);
                }
            }
            connection.rollback();
        }
    }

    /** Into the same tables, while no hub is there. */
    void restore(DataSource database) throws SQLException, IOException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            JdbcClient sql = client(connection);
            sql.sql("set session_replication_role = replica").update();
            List<String> tables = names(connection, TABLES);
            sql.sql("truncate " + String.join(", ", tables)).update();
            for (String table : tables) {
                try (InputStream file = Files.newInputStream(folder.resolve(table))) {
                    connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin", file);
                }
            }
            for (String table : names(connection, IDENTITIES)) {
                sql.sql("select setval(pg_get_serial_sequence('" + table + "', 'id'),"
                                + " (select coalesce(max(id), 0) + 1 from " + table + "), false)")
                        .query(Long.class)
                        .single();
            }
            connection.commit();
        }
    }

    private static List<String> names(Connection connection, String question) {
        return client(connection).sql(question).query(String.class).list();
    }

    private static JdbcClient client(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }
}
