package org.flaghoist.monitor;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.flaghoist.broker.CachedQueueCounts;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.exchange.PartnerSnapshot.Connection;
import org.flaghoist.exchange.PartnerSnapshots;
import org.flaghoist.exchange.PartnerStates;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.partner.PartnerState;
import org.flaghoist.partner.Partners;
import org.jspecify.annotations.Nullable;

/** How it stands: read whenever somebody asks for the metrics. */
final class Gauges implements MeterBinder {

    private static final Map<String, Function<String, String>> QUEUES = Map.of(
            "in", QueueNames::in,
            "urgent_in", QueueNames::urgentIn,
            "out", QueueNames::out,
            "held", QueueNames::held,
            "dead_in", QueueNames::deadIn,
            "dead_out", QueueNames::deadOut);
    private static final List<Condition> OF_HUB_ALONE = List.of(
            Condition.DISK,
            Condition.CHAIN_BROKEN,
            Condition.DIFFERENT_MOMENTS,
            Condition.WRONG_PASSWORDS,
            Condition.CLOCK,
            Condition.HUBS_DIFFER,
            Condition.RECALL_LAGS,
            Condition.TIME_STAMP_FAILED,
            Condition.SEARCH_LAGS,
            Condition.EVENTS_LAG,
            Condition.UNREPORTED);
    private static final int MILLIS = 1_000;

    private final Partners partners;
    private final PartnerSnapshots now;
    private final PartnerStates states;
    private final CachedQueueCounts queues;
    private final DiskSpace disk;
    private final LedgerSnapshot ledgerSnapshot;
    private final Clock clock;

    Gauges(
            Partners partners,
            PartnerSnapshots now,
            PartnerStates states,
            CachedQueueCounts queues,
            DiskSpace disk,
            LedgerSnapshot ledgerSnapshot,
            Clock clock) {
        this.partners = partners;
        this.now = now;
        this.states = states;
        this.queues = queues;
        this.disk = disk;
        this.ledgerSnapshot = ledgerSnapshot;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String id : partners.ids()) {
            queues(registry, id);
            states(registry, id);
            breaker(registry, id, "collect", now::collect);
            breaker(registry, id, "deliver", now::deliver);
        }
        partners.recipients().forEach(recipient -> alarms(registry, recipient));
        alarms(registry, "");
        gauge(registry, "flaghoist.disk.used.ratio", "How much of the fullest disk is used", Tags.empty(), disk::used);
        gauge(
                registry,
                "flaghoist.chain.sound",
                "1 where the last check found the ledger's chain whole",
                Tags.empty(),
                () -> ledgerSnapshot
                        .lastCheck()
                        .map(last -> last.sound() ? 1 : 0)
                        .orElse(null));
        gauge(
                registry,
                "flaghoist.chain.verified.timestamp.seconds",
                "When the ledger's chain was last checked",
                Tags.empty(),
                () -> ledgerSnapshot
                        .lastCheck()
                        .map(last -> last.at().getEpochSecond())
                        .orElse(null));
        gauge(
                registry,
                "flaghoist.search.lag.seconds",
                "How long contents have waited for the search index; 0 where none wait",
                Tags.empty(),
                () -> ledgerSnapshot.searchLag().toMillis() / (double) MILLIS);
        gauge(
                registry,
                "flaghoist.recall.lag.seconds",
                "How long the oldest recall has waited for being carried out; 0 where none waits",
                Tags.empty(),
                () -> ledgerSnapshot.recallLag().toMillis() / (double) MILLIS);
    }

    private void queues(MeterRegistry registry, String partner) {
        QUEUES.forEach((kind, name) -> queue(registry, partner, kind, name.apply(partner)));
        if (now.deliver(partner) != null) {
            queue(registry, partner, "urgent_out", QueueNames.urgentOut(partner));
        }
    }

    private void queue(MeterRegistry registry, String partner, String kind, String queue) {
        Tags tags = Tags.of("partner", partner, "queue", kind);
        gauge(registry, "flaghoist.queue.messages", "Messages on the queue", tags, () -> queues.count(queue));
        gauge(
                registry,
                "flaghoist.queue.oldest.age.seconds",
                "How long the oldest has waited; 0 for none",
                tags,
                () -> queues.oldest(queue)
                        .map(oldest -> Duration.between(oldest, clock.instant()).toMillis() / (double) MILLIS)
                        .orElse(0.0));
    }

    private void states(MeterRegistry registry, String partner) {
        for (PartnerState state : PartnerState.values()) {
            Tags tags = Tags.of("partner", partner, "state", lower(state));
            gauge(
                    registry,
                    "flaghoist.partner.state",
                    "1 for the state that the partner is in",
                    tags,
                    () -> states.of(partner).state() == state ? 1 : 0);
        }
    }

    private void breaker(
            MeterRegistry registry,
            String partner,
            String direction,
            Function<String, @Nullable Connection> connection) {
        if (connection.apply(partner) != null) {
            Tags tags = Tags.of("partner", partner, "direction", direction);
            gauge(registry, "flaghoist.breaker.open", "1 where its server is down", tags, () -> {
                Connection last = connection.apply(partner);
                return last != null && last.open() ? 1 : 0;
            });
        }
    }

    private void alarms(MeterRegistry registry, String partner) {
        for (Condition condition : Condition.values()) {
            for (Severity severity : Severity.values()) {
                if (mayHave(partner, condition)) {
                    Tags tags = Tags.of("condition", lower(condition), "partner", partner, "severity", lower(severity));
                    gauge(
                            registry,
                            "flaghoist.alarms.active",
                            "Alarms that hold",
                            tags,
                            () -> ledgerSnapshot.active(condition, partner, severity));
                }
            }
        }
    }

    /** What ends is a partner's, or the hub's own. A body has what is due to it, and its manifest. */
    private static boolean mayHave(String partner, Condition condition) {
        if (RecipientId.body(partner) != null) {
            return condition == Condition.DUE || condition == Condition.MANIFEST_FAILED;
        }
        return condition == Condition.EXPIRY || OF_HUB_ALONE.contains(condition) == partner.isEmpty();
    }

    private static void gauge(
            MeterRegistry registry, String name, String description, Tags tags, Supplier<@Nullable Number> value) {
        Gauge.builder(name, value).description(description).tags(tags).register(registry);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
