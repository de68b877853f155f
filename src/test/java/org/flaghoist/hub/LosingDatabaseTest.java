package org.flaghoist.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.flaghoist.database.Durability;
import org.flaghoist.notification.SetupException;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.TestPostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL server that loses commits when its machine fails, or another takes its place, is not started with. */
@Tag(HubFixture.OWN)
class LosingDatabaseTest {

    @Test
    void refusesAServerThatDoesNotSync(@TempDir Path directory) throws Exception {
        try (EmbeddedPostgres losing = postgres("off", "off");
                EmbeddedPostgres keeping = postgres("on", "on");
                HubFixture hub = new HubFixture(directory, url(keeping))) {
            assertRefused(hub, url(losing))
                    .hasMessageContainingAll(
                            "PostgreSQL: fsync is off (set by: command line)",
                            "set fsync = on there",
                            "PostgreSQL: synchronous_commit is off (set by: command line)");
        }
    }

    @Test
    void refusesASettingOfItsOwnUserOrItsUrl(@TempDir Path directory) throws Exception {
        try (EmbeddedPostgres postgres = postgres("on", "on");
                HubFixture hub = new HubFixture(directory, url(postgres))) {
            assertRefused(hub, url(postgres) + "&options=-c%20synchronous_commit=off")
                    .hasMessageContaining("synchronous_commit is off (set by: client)")
                    .hasMessageContaining("1 fault in the configuration");

            JdbcClient sql = JdbcClient.create(postgres.getPostgresDatabase());
            sql.sql("alter user postgres set synchronous_commit = off").update();
            assertRefused(hub, url(postgres)).hasMessageContaining("synchronous_commit is off (set by: user)");

            // Less than a standby's word for it, but on this server's disk.
            sql.sql("alter user postgres set synchronous_commit = local").update();
            hub.start();
        }
    }

    @Test
    void refusesAServerWhoseStandbyItsCommitsDoNotWaitFor(@TempDir Path directory) throws Exception {
        Path first = directory.resolve("first");
        postgres(first).close();
        Path second = directory.resolve("second");
        FileSystemUtils.copyRecursively(first, second);
        try (EmbeddedPostgres primary = postgres(first);
                HubFixture hub = new HubFixture(directory.resolve("hub"), url(primary))) {
            JdbcClient sql = JdbcClient.create(primary.getPostgresDatabase());
            try (EmbeddedPostgres standby = standbyOf(primary, second)) {
                await().untilAsserted(() -> assertThat(faults(primary, false)).hasSize(1));
                assertThat(standby.getPort()).isNotEqualTo(primary.getPort());
                assertRefused(hub, url(primary))
                        .hasMessageContainingAll(
                                "1 standby server, or replication slot of one, and",
                                "synchronous_standby_names is empty",
                                "set synchronous_standby_names = 'ANY 1 (*)' there",
                                "flaghoist.hub.accept-loss-at-failover: true");
                assertThat(faults(primary, true)).isEmpty();

                sql.sql("alter system set synchronous_standby_names = 'ANY 1 (*)'")
                        .update();
                sql.sql("select pg_reload_conf()").query(Boolean.class).single();
                await().untilAsserted(() -> assertThat(faults(primary, false)).isEmpty());
                hub.start(url(primary));
                hub.stop();
                assertRefused(hub, url(primary) + "&options=-c%20synchronous_commit=local")
                        .hasMessageContainingAll("synchronous_commit is local", "set synchronous_commit = on there");
            }
        }
    }

    @Test
    void refusesAServerWhoseStandbyIsAwayJustNow(@TempDir Path directory) throws Exception {
        try (EmbeddedPostgres primary = postgres(directory)) {
            assertThat(faults(primary, false)).isEmpty();
            JdbcClient.create(primary.getPostgresDatabase())
                    .sql("select pg_create_physical_replication_slot('standby')")
                    .query((row, number) -> number)
                    .list();

            assertThat(faults(primary, false)).singleElement().asString().contains("replication slot");
        }
    }

    /** As seen by a user who has no right to look at other people's connections. */
    private static List<String> faults(EmbeddedPostgres postgres, boolean accepted) {
        JdbcClient.create(postgres.getPostgresDatabase())
                .sql("do $$ begin if not exists (select from pg_roles where rolname = 'plain')"
                        + " then create role plain login; end if; end $$")
                .update();
        return new Durability(postgres.getDatabase("plain", "postgres"), accepted).faults();
    }

    private static EmbeddedPostgres standbyOf(EmbeddedPostgres primary, Path copy) throws IOException {
        Files.createFile(copy.resolve("standby.signal"));
        Files.writeString(
                copy.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=localhost user=postgres port=%d'\n".formatted(primary.getPort()),
                StandardOpenOption.APPEND);
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------"));
        return postgres(copy);
    }

    private static EmbeddedPostgres postgres(Path directory) throws IOException {
        return TestPostgres.keeping()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setServerConfig("wal_level", "replica")
                .setServerConfig("max_wal_senders", "4")
                .start();
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(HubFixture hub, String url) {
        return assertThat(NestedExceptionUtils.getMostSpecificCause(catchThrowable(() -> hub.start(url))))
                .isInstanceOf(SetupException.class);
    }

    private static String url(EmbeddedPostgres postgres) {
        return "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres");
    }

    private static EmbeddedPostgres postgres(String fsync, String synchronousCommit) throws IOException {
        return TestPostgres.keeping()
                .setServerConfig("fsync", fsync)
                .setServerConfig("synchronous_commit", synchronousCommit)
                .start();
    }
}
