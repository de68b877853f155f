package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.flaghoist.testing.AtLength;
import org.flaghoist.testing.BrokerProcessFixture;
import org.flaghoist.testing.HubProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One of two hubs loses its network: packets to broker, database and partners' servers, and from them, just stop. */
@AtLength
class NetworkIT {

    private static final int WORK_MILLIS = 4_000;

    /** Nobody is taken for dead in so short a time. */
    private static final int HICCUP_MILLIS = 8_000;

    @Test
    void anotherHubTakesOverFromOneWhoseNetworkIsLost(@TempDir Path directory) throws Exception {
        Seed seed = Seed.ofThisRun();
        long away = Duration.ofSeconds(Integer.getInteger("flaghoist.halt", 10)).toMillis();
        try (BrokerProcessFixture broker = new BrokerProcessFixture(directory, Production.certificates(directory));
                Network network = new Network();
                Production production = new Production(directory, seed, broker.ways())) {
            TestStage stage = production.stage();
            HubProcess remote = production.another(network);
            production.begin(remote, stage.hub());
            network.lose();
            stage.hub().runFor(HICCUP_MILLIS);
            network.restore();
            stage.hub().runFor(WORK_MILLIS);

            network.lose();
            stage.awaitAnswersToNewMailAfter("network lost");
            stage.hub().runFor(away);
            network.restore();
            remote.awaitReady();
            stage.hub().runFor(WORK_MILLIS);

            assertOfUseAgain(production, seed);
        }
    }

    @Test
    void anotherHubTakesOverFromOneThatOnlyLosesTheDatabase(@TempDir Path directory) throws Exception {
        Seed seed = Seed.ofThisRun();
        try (BrokerProcessFixture broker = new BrokerProcessFixture(directory, Production.certificates(directory));
                Network network = new Network();
                Production production = new Production(directory, seed, broker.ways())) {
            TestStage stage = production.stage();
            HubProcess remote = production.another(network);
            production.begin(remote, stage.hub());

            network.lose(production.databasePort());
            stage.awaitAnswersToNewMailAfter("database lost");
            network.restore();
            remote.awaitReady();

            assertOfUseAgain(production, seed);
        }
    }

    /** The one that was away takes over from the other; then nothing is lost, doubled or overtaken. */
    private static void assertOfUseAgain(Production production, Seed seed) throws Exception {
        TestStage stage = production.stage();
        stage.hub().kill();
        stage.awaitAnswersToNewMailAfter("hub killed");
        stage.hub().start();
        stage.hub().awaitReady();
        stage.comeToRest();

        assertThat(production.faults()).as(seed.toString()).isEmpty();
    }
}
