package org.flaghoist.monitor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.exchange.ExchangeListener;
import org.flaghoist.monitor.SenderHourRows.HourCount;
import org.flaghoist.monitor.SenderHourRows.HourKey;
import org.flaghoist.notification.Receipt;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * How much each sender sent in each hour, and when something of it was accepted. Counted in memory and written once a
 * minute and at the stop, so that it costs no message anything; a crash loses that minute. Among the first of the
 * listeners, so that none that fails keeps it from counting. Thread-safe.
 */
final class SenderHours implements ExchangeListener, Ordered, AutoCloseable {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final OutageLog outageLog =
            new OutageLog(LoggerFactory.getLogger(SenderHours.class), "Writing down how much partners sent");
    private final SenderHourRows rows;
    private final ExpectedPartners expected;
    private final Clock clock;
    private final Map<HourKey, HourCount> counts = new ConcurrentHashMap<>();

    SenderHours(SenderHourRows rows, ExpectedPartners expected, Clock clock) {
        this.rows = rows;
        this.expected = expected;
        this.clock = clock;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void translated(Translated event) {
        if (event.redo() || event.test()) {
            return;
        }
        long now = clock.millis();
        Long accepted = event.answer().status() == Receipt.Status.ACCEPTED ? now : null;
        counts.merge(
                new HourKey(event.sender(), now - Math.floorMod(now, HOUR)),
                new HourCount(1, accepted, accepted),
                HourCount::plus);
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void write() {
        outageLog.attempt(this::save);
    }

    private synchronized void save() {
        for (HourKey key : List.copyOf(counts.keySet())) {
            HourCount count = counts.remove(key);
            if (count != null) {
                save(key, count);
            }
        }
    }

    private void save(HourKey key, HourCount count) {
        try {
            rows.add(key, count, expected.since(key.sender()).orElse(Instant.MAX));
        } catch (RuntimeException e) {
            counts.merge(key, count, (later, earlier) -> earlier.plus(later));
            throw e;
        }
    }

    @Override
    public void close() {
        write();
    }
}
