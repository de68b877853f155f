package org.flaghoist.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.flaghoist.database.DatabaseFile;
import org.flaghoist.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two databases have the same tables: what is asked of one is answered by the other. */
@Tag(TestDatabase.BOTH)
class SchemaTest {

    @Test
    void hasTheSameColumnsInBothDatabases(@TempDir Path folder) throws SQLException {
        Set<String> file = columns(DatabaseFile.url(folder.resolve(DatabaseFile.NAME)), null);
        assertThat(file)
                .contains("entry.message_key", "clock.now", "event_record.stamp")
                .hasSizeGreaterThan(100);
        assertThat(columns(TestDatabase.postgresql(folder), TestDatabase.schema(folder)))
                .isEqualTo(file);
    }

    private static Set<String> columns(String url, @Nullable String schema) throws SQLException {
        try (HikariDataSource pool = TestDatabase.pool(url)) {
            TestDatabase.migrated(pool);
            Set<String> columns = new TreeSet<>();
            try (Connection connection = pool.getConnection();
                    ResultSet rows = connection.getMetaData().getColumns(null, schema, "%", "%")) {
                while (rows.next()) {
                    String table = rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                    if (!table.startsWith("flyway") && !table.startsWith("sqlite")) {
                        columns.add(table + "." + rows.getString("COLUMN_NAME"));
                    }
                }
            }
            return columns;
        }
    }
}
