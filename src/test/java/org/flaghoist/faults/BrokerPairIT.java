package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.flaghoist.testing.BrokerPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two brokers on one directory; hub and partners know both. */
class BrokerPairIT {

    private static final int WORK_MILLIS = 4_000;

    @Test
    void theBackupTakesOverFromAPrimaryThatIsKilledAndGivesItBackAtItsStop(@TempDir Path directory) throws Exception {
        Seed seed = Seed.ofThisRun();
        try (BrokerPair pair = new BrokerPair(directory, Production.certificates(directory));
                Production production = new Production(directory, seed, pair.ways())) {
            TestStage stage = production.stage();
            production.begin(stage.hub());
            assertThat(pair.backup().works()).isFalse();
            pair.primary().kill();
            stage.awaitAnswersToNewMailAfter("broker killed");

            pair.primary().launch();
            stage.hub().runFor(WORK_MILLIS);
            assertThat(pair.primary().works()).isFalse();
            pair.backup().terminate();
            stage.awaitAnswersToNewMailAfter("broker stopped");
            stage.comeToRest();

            assertThat(production.faults()).as(seed.toString()).isEmpty();
        }
    }
}
