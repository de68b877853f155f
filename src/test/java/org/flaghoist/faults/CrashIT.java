package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.flaghoist.testing.HubProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashIT {

    private static final int EARLIEST_MILLIS = 200;
    private static final int WORK_MILLIS = 3_000;

    /** As often as this it is killed while it starts. */
    private static final int ONE_IN = 4;

    @Test
    void losesAndDoublesNothingThoughItIsKilledAgainAndAgain(@TempDir Path directory) throws Exception {
        Seed seed = Seed.ofThisRun();
        Random moments = new Random(seed.value());
        int kills = Integer.getInteger("flaghoist.kills", 20);
        try (TestStage stage = new TestStage(directory, seed.value())) {
            HubProcess hub = stage.hub();
            stage.begin();
            int startMillis = EARLIEST_MILLIS + 1;
            for (int i = 0; i < kills; i++) {
                hub.start();
                if (i > 0 && moments.nextInt(ONE_IN) == 0) {
                    hub.runFor(moments.nextInt(EARLIEST_MILLIS, startMillis));
                } else {
                    startMillis = Math.max(startMillis, hub.awaitReady());
                    hub.runFor(moments.nextInt(WORK_MILLIS));
                }
                hub.kill();
            }
            hub.start();
            stage.comeToRest();

            assertThat(stage.faults()).as("after %d kills, %s", kills, seed).isEmpty();
            System.out.println(kills + " kills: " + stage.inWords());
        }
    }
}
