package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.flaghoist.testing.AtLength;
import org.flaghoist.testing.BrokerProcessFixture;
import org.flaghoist.testing.HubProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hub as in production: broker and database are processes of their own, and all come over TLS with certificates.
 */
class ProductionIT {

    private static final int WORK_MILLIS = 4_000;
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private static final int BROKEN_OFF = 1;

    @Test
    @AtLength(inShort = "BrokerPairIT has the broker killed, TwoHubsIT a hub")
    void losesAndDoublesNothingWhenBrokerOrHubAreKilled(@TempDir Path directory) throws Exception {
        Seed seed = Seed.ofThisRun();
        try (BrokerProcessFixture broker = broker(directory);
                Production production = new Production(directory, seed, broker.ways())) {
            TestStage stage = production.stage();
            production.begin(stage.hub());
            broker.kill();
            stage.hub().runFor(WORK_MILLIS);
            assertSaysThatTheBrokerIsAway(stage.hub());
            broker.start();
            stage.hub().runFor(WORK_MILLIS);
            stage.hub().kill();
            stage.hub().start();
            stage.hub().awaitReady();
            stage.comeToRest();

            // It stops in time without its broker, too.
            broker.kill();
            stage.hub().runFor(WORK_MILLIS);
            assertThat(production.faults()).as(seed.toString()).isEmpty();
            assertThat(stage.hub().log())
                    .filteredOn(line -> line.contains("Looking for ") && line.contains("DISK"))
                    .filteredOn(line -> !line.contains("Cannot connect") && !line.contains("no answer"))
                    // It follows one of those.
                    .filteredOn(line -> !line.endsWith("Looking for DISK works again"))
                    .isEmpty();
        }
    }

    @Test
    @AtLength
    void anotherHubGoesOnInOrderWhereOneIsStoppedThatHasToWait(@TempDir Path directory) throws Exception {
        Seed seed = Seed.ofThisRun();
        try (BrokerProcessFixture broker = broker(directory);
                Production production = new Production(directory, seed, broker.ways())) {
            TestStage stage = production.stage();
            production.begin(stage.hub(), production.another());
            try (Connection locking = production.database().getConnection();
                    Statement statement = locking.createStatement()) {
                locking.setAutoCommit(false);
                statement.execute("lock table entry in access exclusive mode");
                stage.hub().runFor(WORK_MILLIS);
                assertThat(stage.hub().terminate(LONGEST_STOP))
                        .as(() -> "has to wait; its log:\n" + stage.hub().tail())
                        .isEqualTo(BROKEN_OFF);
                locking.rollback();
            }
            stage.awaitAnswersToNewMailAfter("hub stopped");
            stage.hub().start();
            stage.hub().awaitReady();
            stage.comeToRest();

            assertThat(production.faults()).as(seed.toString()).isEmpty();
        }
    }

    private static void assertSaysThatTheBrokerIsAway(HubProcess hub) throws Exception {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(hub.health("").body())
                        .contains("\"broker\":{\"status\":\"DOWN\"", "\"disk\":{\"status\":\"UNKNOWN\""));
        assertThat(hub.health("").statusCode()).isEqualTo(503);
        assertThat(hub.health("/readiness").statusCode()).isEqualTo(503);
        assertThat(hub.health("/liveness").statusCode())
                .as("a restart fixes nothing")
                .isEqualTo(200);
    }

    private static BrokerProcessFixture broker(Path directory) throws Exception {
        return new BrokerProcessFixture(directory, Production.certificates(directory));
    }
}
