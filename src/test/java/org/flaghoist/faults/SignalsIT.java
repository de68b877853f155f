package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.flaghoist.testing.AtLength;
import org.flaghoist.testing.HubProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalsIT {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
    /** Of a process that a SIGTERM ended in good order. */
    private static final int TERMINATED = 143;
    /** Of a hub that broke its stop off, since that took too long; but of any that failed, too. */
    private static final int BROKEN_OFF = 1;

    /** It is stopped once for so many kills of other tests. */
    private static final int KILLS_FOR_A_STOP = 10;

    private static final int WORK_MILLIS = 4_000;

    /** Also though a request is never complete, and though the system halts it. */
    @Test
    @AtLength(inShort = "HubLifeTest has it stop in time")
    void stopsInTimeUnderLoadAndGoesOnAtTheNextStart(@TempDir Path directory) throws Exception {
        Seed seed = Seed.ofThisRun();
        Random moments = new Random(seed.value());
        try (TestStage stage = new TestStage(directory, seed.value())) {
            HubProcess hub = stage.hub();
            stage.begin();
            int stops = Math.max(1, Integer.getInteger("flaghoist.kills", 20) / KILLS_FOR_A_STOP);
            for (int i = 0; i < stops; i++) {
                hub.start();
                hub.awaitReady();
                hub.runFor(moments.nextInt(WORK_MILLIS));
                stop(hub);
            }
            hub.start();
            hub.awaitReady();
            stopsThoughARequestIsNeverComplete(hub);
            hub.start();
            hub.awaitReady();
            hub.runFor(WORK_MILLIS);
            halt(hub);
            hub.runFor(WORK_MILLIS);
            stage.comeToRest();

            assertThat(stage.faults()).as(seed.toString()).isEmpty();
        }
    }

    private static void stopsThoughARequestIsNeverComplete(HubProcess hub) throws Exception {
        try (Socket request = hub.halfARequest()) {
            hub.runFor(WORK_MILLIS);
            assertThat(request.getInputStream().available()).as("answered").isZero();
            stop(hub);
        }
    }

    // On a busy machine it may break its stop off, and says so; nothing is lost by that either.
    private static void stop(HubProcess hub) throws Exception {
        int code = hub.terminate(LONGEST_STOP);
        if (code == BROKEN_OFF) {
            assertThat(hub.tail()).contains("is broken off, as a crash would");
        } else {
            assertThat(code).isIn(0, TERMINATED);
        }
    }

    private static void halt(HubProcess hub) throws Exception {
        hub.signal("STOP");
        hub.runFor(Duration.ofSeconds(Integer.getInteger("flaghoist.halt", 10)).toMillis());
        hub.signal("CONT");
    }
}
