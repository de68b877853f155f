package org.flaghoist.testing;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flaghoist.database.DatabaseFile;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The database of a test: an SQLite file, or with {@code -Dflaghoist.test.database=postgresql} a schema on a PostgreSQL
 * server that lives as long as this JVM. The build runs the tests that have the tag {@link #BOTH} with each.
 */
public final class TestDatabase {

    /** Of tests of what differs between the two, or of statements that no other test executes on PostgreSQL. */
    public static final String BOTH = "both-databases";

    private static final boolean POSTGRESQL = "postgresql".equals(System.getProperty("flaghoist.test.database"));

    private TestDatabase() {}

    public static boolean isPostgresql() {
        return POSTGRESQL;
    }

    /** Where the hub has its database whose data is in the folder; the same for the same folder. */
    public static String url(Path folder) {
        return POSTGRESQL ? postgresql(folder) : DatabaseFile.url(folder.resolve(DatabaseFile.NAME));
    }

    /** A schema on the PostgreSQL server in any case: for what several hubs share. */
    public static String postgresql(Path folder) {
        return Server.url(schema(folder));
    }

    /** The name of that schema. */
    public static String schema(Path folder) {
        return Server.SCHEMAS.of(folder.toAbsolutePath());
    }

    /** The port in such a URL. */
    public static int postgresqlPort() {
        return Server.POSTGRES.getPort();
    }

    /** A pool of connections with a database. */
    public static HikariDataSource pool(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        return pool;
    }

    /** What the hub makes of such a pool: a file is used as it has to be, and the tables are made. */
    public static DataSource migrated(HikariDataSource pool) {
        DataSource database = DatabaseFile.through(pool);
        migrate(database, pool.getJdbcUrl());
        return database;
    }

    /** Makes the tables. */
    public static void migrate(DataSource database, String url) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/" + (DatabaseFile.isUrl(url) ? "sqlite" : "postgresql"))
                .load()
                .migrate();
    }

    /** Started by the first test that needs it, and stopped with the JVM. */
    private static final class Server {

        private static final EmbeddedPostgres POSTGRES = start();
        private static final LentSchemas SCHEMAS = schemas();

        private static EmbeddedPostgres start() {
            try {
                return TestPostgres.keeping().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static LentSchemas schemas() {
            JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(url(LentSchemas.PATTERN), true));
            sql.sql("create schema " + LentSchemas.PATTERN).update();
            try (HikariDataSource pool = pool(url(LentSchemas.PATTERN))) {
                migrate(pool, pool.getJdbcUrl());
            }
            return new LentSchemas(sql);
        }

        private static String url(String schema) {
            return POSTGRES.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema + "&ApplicationName="
                    + schema;
        }
    }
}
