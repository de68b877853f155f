package org.flaghoist.kit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where somebody ends the program: the rehearsal comes to its end first, and what was seen is not lost. */
final class BreakOff implements AutoCloseable {

    /** Less than a terminal, or a build server, waits for a program that it has told to end. */
    private static final int MOST_SECONDS = 5;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Reports reports;
    private @Nullable Thread hook;
    private @Nullable RehearsalRun guarded;

    BreakOff(Reports reports) {
        this.reports = reports;
    }

    void guard(RehearsalRun run) {
        guarded = run;
        hook = new Thread(() -> end(run));
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void end(RehearsalRun run) {
        run.breakOff();
        try {
            over.await(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        reports.write(true);
    }

    @Override
    public void close() {
        over.countDown();
        // While the program ends no hook can be taken away: this one writes the report.
        if (hook != null && guarded != null && !guarded.isBrokenOff()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
