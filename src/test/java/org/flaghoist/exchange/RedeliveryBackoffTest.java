package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flaghoist.broker.BatchContainer.Failure;
import org.flaghoist.partner.Retry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.StaticApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
final class RedeliveryBackoffTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration A_WHILE = Duration.ofMillis(500);
    private static final Retry RETRY = new Retry(LONG, 1, LONG, 0, 5, LONG);

    private final AtomicBoolean goesOn = new AtomicBoolean(true);
    private RedeliveryBackoff backoff;
    private CrashCount crashes;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        for (int died = 0; died < 2; died++) {
            new CrashCount(directory, Duration.ZERO).begin("in.north", "node:1", 2 + died);
        }
        crashes = new CrashCount(directory, LONG);
        backoff = new RedeliveryBackoff(Map.of("north", RETRY), new ExchangeListeners(List.of()), crashes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"in.north", "out.north"})
    void endsAWaitWhenItsRouteIsStopped(String queue) {
        Thread waiting = waiting(queue);
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);

        goesOn.set(false);
        backoff.stopping(queue);

        await().until(() -> !waiting.isAlive());
    }

    @Test
    void endsThePauseBeforeWhatTheProcessDiedWithWhenItsRouteIsStopped() {
        Thread pausing = new Thread(() -> crashes.during("in.north", true, () -> {}));
        pausing.start();
        await().until(() -> pausing.getState() == Thread.State.TIMED_WAITING);
        backoff.stopping("out.north");
        await().during(A_WHILE).until(() -> pausing.getState() == Thread.State.TIMED_WAITING);

        backoff.stopping("in.north");

        await().until(() -> !pausing.isAlive());
    }

    @Test
    void beginsNoWaitForARouteThatIsBeingStopped() {
        goesOn.set(false);

        Thread waiting = waiting("in.north");

        await().until(() -> !waiting.isAlive());
    }

    @Test
    void saysNothingOfAMessageThatTheStopOfItsRouteRejects(CapturedOutput output) {
        Failure rejected = new Failure("in.north", false, 1, new RejectedExecutionException(), goesOn::get);
        goesOn.set(false);

        backoff.beforeRollback(rejected);

        assertThat(output).doesNotContain("WARN");
    }

    /** What is first needed while Camel stops it does not start any more; the consumers still run then. */
    @Test
    void saysNothingOfAMessageThatTheStopOfTheHubRejects(CapturedOutput output) {
        backoff.on(new ContextClosedEvent(new StaticApplicationContext()));

        backoff.beforeRollback(new Failure("in.north", false, 1, new RejectedExecutionException(), goesOn::get));

        assertThat(output).doesNotContain("WARN");
    }

    @Test
    void reportsAMessageThatIsRejectedThoughItsRouteGoesOn(CapturedOutput output) {
        Thread waiting = waiting("in.north", new RejectedExecutionException());

        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        assertThat(output).contains("translate-north: try 9 failed");
        waiting.interrupt();
    }

    @Test
    void goesOnWaitingWhereAnotherRouteIsStopped() {
        Thread waiting = waiting("in.north");
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);

        backoff.stopping("out.north");

        await().during(A_WHILE).until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        waiting.interrupt();
    }

    private Thread waiting(String queue) {
        return waiting(queue, new IllegalStateException("no disk"));
    }

    private Thread waiting(String queue, Exception met) {
        Failure failure = new Failure(queue, false, 9, met, goesOn::get);
        Thread thread = new Thread(() -> backoff.beforeRollback(failure));
        thread.start();
        return thread;
    }
}
