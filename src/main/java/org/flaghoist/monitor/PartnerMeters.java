package org.flaghoist.monitor;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.flaghoist.exchange.ExchangeListener.RouteKind;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.notification.Receipt;

/** One partner's counters and timers, made once so that counting costs next to nothing. */
final class PartnerMeters {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1),
        Duration.ofHours(6)
    };

    private final MeterRegistry registry;
    private final String partner;
    private final Counter received;
    private final Counter tested;
    private final Counter late;
    private final Counter taken;
    private final Map<Receipt.Status, Counter> answers = new EnumMap<>(Receipt.Status.class);
    private final Map<DeliveryState, Counter> outcomes = new EnumMap<>(DeliveryState.class);
    private final Map<RouteKind, Counter> retries = new EnumMap<>(RouteKind.class);
    private final Timer copies;
    private final Timer deliveries;

    PartnerMeters(MeterRegistry registry, String partner) {
        this.registry = registry;
        this.partner = partner;
        received = counter("flaghoist.received", "Messages from the partner");
        answers.put(Receipt.Status.REJECTED, counter("flaghoist.rejected", "Messages from the partner, rejected"));
        answers.put(Receipt.Status.DUPLICATE, counter("flaghoist.duplicate", "Messages from it that were duplicates"));
        tested = counter("flaghoist.tested", "Messages from it, and copies for it, that were only tests");
        outcomes.put(DeliveryState.TESTED, tested);
        outcomes.put(
                DeliveryState.DELIVERED,
                counter("flaghoist.delivered", "Copies on its queue, or under their final name on its server"));
        outcomes.put(DeliveryState.HELD, counter("flaghoist.held", "Copies for it that wait for two people"));
        outcomes.put(DeliveryState.REFUSED, counter("flaghoist.refused", "Copies that it may not have"));
        outcomes.put(DeliveryState.FAILED, counter("flaghoist.failed", "Copies for it that could not be rendered"));
        outcomes.put(
                DeliveryState.WITHDRAWN, counter("flaghoist.withdrawn", "Copies withdrawn before it fetched them"));
        late = counter("flaghoist.late", "Copies that were delivered after the time by which they were of use");
        taken = counter("flaghoist.taken", "Copies that it took from its queue, or from its server's inbox");
        for (RouteKind route : RouteKind.values()) {
            retries.put(route, retries(route));
        }
        copies = timer("flaghoist.copy.latency", "From the message's receipt until its copies were recorded");
        deliveries = timer("flaghoist.delivery.latency", "From the message's receipt until its server had the copy");
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name)
                .description(description)
                .tag("partner", partner)
                .register(registry);
    }

    private Counter retries(RouteKind route) {
        return Counter.builder("flaghoist.retried")
                .description("Tries that failed through an infrastructure failure")
                .tag("partner", partner)
                .tag("route", route.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .tag("partner", partner)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    void received(Receipt.Status answer) {
        received.increment();
        Counter counter = answers.get(answer);
        if (counter != null) {
            counter.increment();
        }
    }

    void tested() {
        tested.increment();
    }

    void late() {
        late.increment();
    }

    void taken() {
        taken.increment();
    }

    /** Queued is none yet. */
    void outcome(DeliveryState state) {
        Counter counter = outcomes.get(state);
        if (counter != null) {
            counter.increment();
        }
    }

    void retried(RouteKind route) {
        Counter counter = retries.get(route);
        if (counter != null) {
            counter.increment();
        }
    }

    void copied(Duration since) {
        copies.record(since);
    }

    void delivered(Duration since) {
        deliveries.record(since);
    }
}
