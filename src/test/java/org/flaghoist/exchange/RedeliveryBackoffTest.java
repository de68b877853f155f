package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flaghoist.broker.BatchContainer.Failure;
import org.flaghoist.partner.Retry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedeliveryBackoffTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Retry RETRY = new Retry(LONG, 1, LONG, 0, 5, LONG);

    private final AtomicBoolean goesOn = new AtomicBoolean(true);
    private final RedeliveryBackoff backoff =
            new RedeliveryBackoff(Map.of("north", RETRY), new ExchangeListeners(List.of()));

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
    void beginsNoWaitForARouteThatIsBeingStopped() {
        goesOn.set(false);

        Thread waiting = waiting("in.north");

        await().until(() -> !waiting.isAlive());
    }

    @Test
    void goesOnWaitingWhereAnotherRouteIsStopped() {
        Thread waiting = waiting("in.north");
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);

        backoff.stopping("out.north");

        assertThat(waiting.getState()).isEqualTo(Thread.State.TIMED_WAITING);
        waiting.interrupt();
    }

    private Thread waiting(String queue) {
        Failure failure = new Failure(queue, false, 9, new IllegalStateException("no disk"), goesOn::get);
        Thread thread = new Thread(() -> backoff.beforeRollback(failure));
        thread.start();
        return thread;
    }
}
