package org.flaghoist.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database of a test: an H2 file, or with {@code -Dflaghoist.test.database=postgresql} a schema on a PostgreSQL
 * server that lives as long as this JVM. The build runs the tests that have the tag {@link #BOTH} with each.
 */
public final class TestDatabase {

    /** Of tests that say something about the ledger's database. */
    public static final String BOTH = "both-databases";

    private static final boolean POSTGRESQL = "postgresql".equals(System.getProperty("flaghoist.test.database"));

    private TestDatabase() {}

    static boolean isPostgresql() {
        return POSTGRESQL;
    }

    /** Where the hub has its database whose data is in the folder; the same for the same folder. */
    public static String url(Path folder) {
        return POSTGRESQL
                ? Server.schema(folder.toAbsolutePath().toString())
                : "jdbc:h2:file:" + folder.resolve("ledger").toAbsolutePath()
                        + ";DB_CLOSE_ON_EXIT=FALSE;RETENTION_TIME=1000";
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

        private static String schema(String folder) {
            String name = "t" + UUID.nameUUIDFromBytes(folder.getBytes(StandardCharsets.UTF_8));
            SQL.sql("create schema if not exists \"%s\"".formatted(name)).update();
            return POSTGRES.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + name;
        }
    }
}
