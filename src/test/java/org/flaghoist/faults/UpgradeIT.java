package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.flaghoist.testing.AtLength;
import org.flaghoist.testing.BrokerProcessFixture;
import org.flaghoist.testing.HubProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two hubs give way to a newer version, one after the other. */
@AtLength
class UpgradeIT {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private static final int WORK_MILLIS = 4_000;

    /** The same jar with five migrations more. */
    private static final String NEWER = "--spring.flyway.locations=classpath:db/{vendor},filesystem:"
            + Path.of("src/test/resources/newer").toAbsolutePath();

    @Test
    void goesOnWhileANewerVersionTakesThePlaceOfOneHubAfterTheOther(@TempDir Path directory) throws Exception {
        Seed seed = Seed.ofThisRun();
        try (BrokerProcessFixture broker = new BrokerProcessFixture(directory, Production.certificates(directory));
                Production production = new Production(directory, seed, broker.ways())) {
            TestStage stage = production.stage();
            HubProcess other = production.another();
            production.begin(stage.hub(), other);

            stage.hub().terminate(LONGEST_STOP);
            stage.hub().start(NEWER);
            stage.hub().awaitReady();
            assertThat(versions(production)).contains("9005");
            // All the work is the older hub's, as the newer one came after it.
            stage.awaitAnswersToNewMailAfter("first hub is newer");
            other.kill();
            other.start();
            other.awaitReady();
            stage.awaitAnswersToNewMailAfter("older hub killed and back");

            other.terminate(LONGEST_STOP);
            other.start(NEWER);
            other.awaitReady();
            stage.hub().runFor(WORK_MILLIS);
            stage.comeToRest();

            assertThat(production.faults()).as(seed.toString()).isEmpty();
        }
    }

    private static Iterable<String> versions(Production production) {
        return JdbcClient.create(production.database())
                .sql("select version from flyway_schema_history where success")
                .query(String.class)
                .list();
    }
}
