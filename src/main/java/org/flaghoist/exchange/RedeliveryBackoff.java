package org.flaghoist.exchange;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.RuntimeCamelException;
import org.flaghoist.broker.BatchContainer.Failure;
import org.flaghoist.broker.BatchContainer.Failures;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.broker.SafeErrorText;
import org.flaghoist.exchange.ExchangeListener.Retried;
import org.flaghoist.exchange.ExchangeListener.RouteKind;
import org.flaghoist.partner.Retry;
import org.flaghoist.sftp.Direction;
import org.flaghoist.sftp.Unreachable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;

/**
 * Waits before a message is rolled back, longer each time. The consumer itself waits, with the message in hand: so
 * nothing overtakes it, and one message tries whether the fault is over. No transaction of the ledger is open then.
 */
public final class RedeliveryBackoff implements Failures {

    private static final Logger LOG = LoggerFactory.getLogger(RedeliveryBackoff.class);

    /** A message that lost against another hub's work wins soon, or never. */
    private static final int MOST_LOST_RACES = 5;

    private final Map<String, Retry> retries;
    private final ExchangeListeners listeners;
    private final CrashCount crashes;
    private final EndableWaits waits = new EndableWaits();

    /**
     * @param retries by partner
     * @param crashes what has a message wait before it is tried again
     */
    public RedeliveryBackoff(Map<String, Retry> retries, ExchangeListeners listeners, CrashCount crashes) {
        this.retries = retries;
        this.listeners = listeners;
        this.crashes = crashes;
    }

    @Override
    public void beforeRollback(Failure failed) {
        String partner = QueueNames.partner(failed.queue());
        Throwable failure = met(failed.why());
        if (isStop(failed, failure)) {
            LOG.debug("{}: rolled back, since its route stops", failed.queue());
            return;
        }
        if (failed.isBatch() || isLostRace(failed, failure)) {
            LOG.debug("{}: rolled back, and done again one by one: {}", failed.queue(), failure.toString());
            listeners.retried(new Retried(partner, RouteKind.of(route(failed.queue()))));
            return;
        }
        try {
            await(new Wait(route(failed.queue()), partner, failed.deliveries()), failure, failed.goesOn());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // Camel sees nothing in flight just before a message in hand begins, stops what the message goes through next, and
    // rejects it: no fault, and nobody need see it. A producer that is first needed while the whole hub stops never
    // starts, and rejects too, even before the routes' consumers are told to stop.
    private boolean isStop(Failure failed, Throwable failure) {
        return failure instanceof RejectedExecutionException
                && (waits.areEnded() || !failed.goesOn().getAsBoolean());
    }

    // Camel wraps what leaves a route, and what ends a split.
    private static Throwable met(Throwable failure) {
        Throwable met = failure;
        while ((met instanceof RuntimeCamelException || met instanceof CamelExchangeException)
                && met.getCause() != null) {
            met = met.getCause();
        }
        return met;
    }

    // A unique constraint, or a lock, decided for the other one; a new look finds its row.
    private static boolean isLostRace(Failure failed, Throwable failure) {
        return failed.deliveries() <= MOST_LOST_RACES
                && (failure instanceof ConcurrencyFailureException || failure instanceof DuplicateKeyException);
    }

    private static String route(String queue) {
        return QueueNames.isInbound(queue) ? InboundRoutes.routeOf(queue) : Direction.routeOf(queue);
    }

    /**
     * A route that collects has failed.
     *
     * @param route its id
     */
    public void await(String route, Throwable failure) throws InterruptedException {
        String partner = Direction.COLLECT.partner(route);
        await(new Wait(route, partner, 1), met(failure), () -> true);
    }

    private record Wait(String route, String partner, int tries) {}

    // A stop ends the waiting, and lets none begin; the message is rolled back and stays.
    private void await(Wait wait, Throwable met, BooleanSupplier goesOn) throws InterruptedException {
        listeners.retried(new Retried(wait.partner(), RouteKind.of(wait.route())));
        if (met instanceof Unreachable server) {
            // Of a server that is down for days its breaker logs one line.
            log(server.isLogged() ? Level.DEBUG : Level.WARN, wait.route(), server.failures(), server.delay(), met);
            waits.await(wait.route(), server.delay(), goesOn);
        } else {
            Duration delay = Objects.requireNonNull(retries.get(wait.partner()), wait.partner())
                    .delay(wait.tries(), ThreadLocalRandom.current().nextDouble());
            log(Level.WARN, wait.route(), wait.tries(), delay, met);
            waits.await(wait.route(), delay, goesOn);
        }
    }

    @Override
    public void stopping(String queue) {
        wake(route(queue));
        crashes.endPause(queue);
    }

    /** Ends a route's waiting, if it waits: what it waited for is tried now. */
    public void wake(String route) {
        waits.end(route);
    }

    private static void log(Level level, String route, int tries, Duration delay, Throwable failure) {
        LOG.atLevel(level)
                .log(
                        "{}: try {} failed, again in {} s: {}",
                        route,
                        tries,
                        delay.toMillis() / 1000.0,
                        failure instanceof Unreachable ? failure.getMessage() : SafeErrorText.withCause(failure));
    }

    @EventListener
    void on(ContextClosedEvent closed) {
        waits.endAll();
    }
}
