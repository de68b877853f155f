package org.flaghoist.monitor;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.flaghoist.broker.CachedQueueCounts;
import org.flaghoist.exchange.PartnerSnapshots;
import org.flaghoist.exchange.PartnerStates;
import org.flaghoist.exchange.Setup;
import org.flaghoist.overdue.OverdueBoard;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is measured. */
@Configuration(proxyBeanMethods = false)
class MeterBeans {

    @Bean
    ExchangeMeters exchangeMeters(Setup setup, MeterRegistry registry, Clock clock) {
        return new ExchangeMeters(setup.partners().recipients(), registry, clock);
    }

    @Bean
    OverdueGauge overdueGauge(OverdueBoard overdueBoard, MeterRegistry registry) {
        return new OverdueGauge(overdueBoard, registry);
    }

    @Bean
    Gauges gauges(
            Setup setup,
            PartnerSnapshots now,
            PartnerStates states,
            CachedQueueCounts queues,
            DiskSpace disk,
            LedgerSnapshot ledgerSnapshot,
            Clock clock) {
        return new Gauges(setup.partners(), now, states, queues, disk, ledgerSnapshot, clock);
    }
}
