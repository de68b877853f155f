package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalsIT {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
    /** Of a process that a SIGTERM ended in good order. */
    private static final int TERMINATED = 143;

    private static final int STOPS = 3;
    private static final int WORK_MILLIS = 4_000;

    @Test
    void stopsInTimeUnderLoadAndGoesOnAtTheNextStart(@TempDir Path directory) throws Exception {
        Seed seed = Seed.ofThisRun();
        Random moments = new Random(seed.value());
        try (TestStage stage = new TestStage(directory, seed.value())) {
            stage.begin();
            for (int i = 0; i < STOPS; i++) {
                stage.hub().start();
                stage.hub().awaitReady();
                stage.hub().runFor(moments.nextInt(WORK_MILLIS));
                assertThat(stage.hub().terminate(LONGEST_STOP)).isIn(0, TERMINATED);
            }
            stage.hub().start();
            stage.comeToRest();

            assertThat(stage.faults()).as(seed.toString()).isEmpty();
        }
    }

    @Test
    void stopsInOrderThoughARequestIsNeverComplete(@TempDir Path directory) throws Exception {
        Seed seed = Seed.ofThisRun();
        try (TestStage stage = new TestStage(directory, seed.value())) {
            stage.hub().start();
            stage.hub().awaitReady();
            stage.begin();
            try (Socket request = stage.hub().halfARequest()) {
                stage.hub().runFor(WORK_MILLIS);
                assertThat(request.getInputStream().available()).as("answered").isZero();
                assertThat(stage.hub().terminate(LONGEST_STOP)).isIn(0, TERMINATED);
            }
            stage.hub().start();
            stage.comeToRest();

            assertThat(stage.faults()).as(seed.toString()).isEmpty();
        }
    }

    @Test
    void goesOnAfterTheSystemHadHaltedIt(@TempDir Path directory) throws Exception {
        Seed seed = Seed.ofThisRun();
        long halt = Duration.ofSeconds(Integer.getInteger("flaghoist.halt", 10)).toMillis();
        try (TestStage stage = new TestStage(directory, seed.value())) {
            stage.hub().start();
            stage.hub().awaitReady();
            stage.begin();
            stage.hub().runFor(WORK_MILLIS);
            stage.hub().signal("STOP");
            stage.hub().runFor(halt);
            stage.hub().signal("CONT");
            stage.hub().runFor(WORK_MILLIS);
            stage.comeToRest();

            assertThat(stage.faults()).as(seed.toString()).isEmpty();
        }
    }
}
