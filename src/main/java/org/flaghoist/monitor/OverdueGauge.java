package org.flaghoist.monitor;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.overdue.OverdueBoard;
import org.flaghoist.overdue.OverduePair;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** How much is overdue, by pair and step; there is none where nothing is. */
final class OverdueGauge {

    private static final Logger LOG = LoggerFactory.getLogger(OverdueGauge.class);

    private final OutageLog reading = new OutageLog(LOG, "Reading what is overdue");
    private final OverdueBoard board;
    private final MultiGauge gauge;

    OverdueGauge(OverdueBoard board, MeterRegistry registry) {
        this.board = board;
        this.gauge = MultiGauge.builder("flaghoist.overdue")
                .description("Copies that were not delivered, taken or answered in time")
                .register(registry);
    }

    @Scheduled(fixedDelayString = "${flaghoist.alarms.every}", initialDelayString = "${flaghoist.alarms.every}")
    void read() {
        reading.attempt(() ->
                gauge.register(board.pairs().stream().map(OverdueGauge::row).toList(), true));
    }

    private static MultiGauge.Row<?> row(OverduePair pair) {
        Tags tags = Tags.of(
                "partner",
                pair.what().recipient(),
                "sender",
                pair.sender(),
                "step",
                pair.what().step().word());
        return MultiGauge.Row.of(tags, pair.number());
    }
}
