package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import org.flaghoist.route.BrokerProcessFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub as in production: broker and database are processes of their own, and all come over TLS with certificates. */
class ProductionIT {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
    /** More than the silence after which broker and database take a hub for dead. */
    private static final Duration TAKEN_OVER = Duration.ofSeconds(40);

    private static final int WORK_MILLIS = 4_000;

    @Test
    void losesAndDoublesNothingWhenBrokerOrHubAreKilled(@TempDir Path directory) throws Exception {
        Seed seed = Seed.ofThisRun();
        try (BrokerProcessFixture broker = Production.broker(directory);
                EmbeddedPostgres database = Production.database();
                Stage stage = Production.stage(directory, seed, broker, database)) {
            stage.hub().start();
            stage.hub().awaitReady();
            stage.begin();
            stage.hub().runFor(WORK_MILLIS);
            broker.kill();
            stage.hub().runFor(WORK_MILLIS);
            broker.start();
            stage.hub().runFor(WORK_MILLIS);
            stage.hub().kill();
            stage.hub().start();
            stage.hub().awaitReady();
            stage.comeToRest();

            stage.hub().terminate(LONGEST_STOP);
            assertThat(stage.faults(database.getPostgresDatabase()))
                    .as(seed.toString())
                    .isEmpty();
            assertThat(stage.hub().log())
                    .filteredOn(line -> line.contains("Looking for ") && line.contains("DISK"))
                    .isEmpty();
        }
    }

    @Test
    void anotherHubTakesOverFromOneThatIsKilledOrHalted(@TempDir Path directory) throws Exception {
        Seed seed = Seed.ofThisRun();
        try (BrokerProcessFixture broker = Production.broker(directory);
                EmbeddedPostgres database = Production.database();
                Stage stage = Production.stage(directory, seed, broker, database);
                HubProcess other = stage.another()) {
            stage.hub().start();
            stage.hub().awaitReady();
            other.start();
            other.awaitReady();
            stage.begin();
            stage.hub().runFor(WORK_MILLIS);
            stage.hub().kill();
            stage.awaitNewsForAll(TAKEN_OVER);

            stage.hub().start();
            stage.hub().awaitReady();
            other.signal("STOP");
            stage.awaitNewsForAll(TAKEN_OVER);
            other.signal("CONT");
            stage.hub().runFor(WORK_MILLIS);
            stage.comeToRest();

            stage.hub().terminate(LONGEST_STOP);
            other.terminate(LONGEST_STOP);
            assertThat(stage.faults(database.getPostgresDatabase()))
                    .as(seed.toString())
                    .isEmpty();
        }
    }
}
