package org.flaghoist.testing;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;
import org.flaghoist.database.DatabaseFile;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database of a test: an SQLite file, or with {@code -Dflaghoist.test.database=postgresql} a schema on a PostgreSQL
 * server that lives as long as this JVM. The build runs the tests that have the tag {@link #BOTH} with each.
 */
public final class TestDatabase {

    /** Of tests that say something about the ledger's database. */
    public static final String BOTH = "both-databases";

    private static final boolean POSTGRESQL = "postgresql".equals(System.getProperty("flaghoist.test.database"));

    private TestDatabase() {}

    public static boolean isPostgresql() {
        return POSTGRESQL;
    }

    /** Where the hub has its database whose data is in the folder; the same for the same folder. */
    public static String url(Path folder) {
        return POSTGRESQL
                ? Server.schema(folder.toAbsolutePath().toString())
                : DatabaseFile.url(folder.resolve(DatabaseFile.NAME));
    }

    /** A schema on the PostgreSQL server in any case: for what several hubs share. */
    public static String postgresql(Path folder) {
        return Server.schema(folder.toAbsolutePath().toString());
    }

    /** The name of that schema. */
    public static String schema(Path folder) {
        return Server.name(folder.toAbsolutePath().toString());
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
        private static final JdbcClient SQL = JdbcClient.create(POSTGRES.getPostgresDatabase());

        private static EmbeddedPostgres start() {
            try {
                // As it comes with the library it does not keep what it has committed, and the hub refuses it.
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String name(String folder) {
            return "t" + UUID.nameUUIDFromBytes(folder.getBytes(StandardCharsets.UTF_8));
        }

        private static String schema(String folder) {
            String name = name(folder);
            SQL.sql("create schema if not exists \"%s\"".formatted(name)).update();
            return POSTGRES.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + name;
        }
    }
}
