package org.flaghoist.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.flaghoist.notification.SetupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL server that loses commits when its machine fails is not started with. */
class LosingDatabaseTest {

    @Test
    void refusesAServerThatDoesNotSync(@TempDir Path directory) throws Exception {
        try (EmbeddedPostgres losing = postgres("off", "off");
                EmbeddedPostgres keeping = postgres("on", "on");
                HubFixture hub = new HubFixture(directory, url(keeping))) {
            hub.stop();
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
            hub.stop();
            assertRefused(hub, url(postgres) + "&options=-c%20synchronous_commit=off")
                    .hasMessageContaining("synchronous_commit is off (set by: client)")
                    .hasMessageContaining("1 fault(s)");

            JdbcClient sql = JdbcClient.create(postgres.getPostgresDatabase());
            sql.sql("alter user postgres set synchronous_commit = off").update();
            assertRefused(hub, url(postgres)).hasMessageContaining("synchronous_commit is off (set by: user)");

            // Less than a standby's word for it, but on this server's disk.
            sql.sql("alter user postgres set synchronous_commit = local").update();
            hub.start();
        }
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(HubFixture hub, String url) {
        return assertThat(NestedExceptionUtils.getMostSpecificCause(catchThrowable(() -> hub.start(url))))
                .isInstanceOf(SetupException.class);
    }

    private static String url(EmbeddedPostgres postgres) {
        return "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres");
    }

    private static EmbeddedPostgres postgres(String fsync, String synchronousCommit) throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", fsync)
                .setServerConfig("synchronous_commit", synchronousCommit)
                .start();
    }
}
