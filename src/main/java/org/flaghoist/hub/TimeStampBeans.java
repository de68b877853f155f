package org.flaghoist.hub;

import java.time.Clock;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.operator.TimeStampJob;
import org.flaghoist.timestamp.DayStamping;
import org.flaghoist.timestamp.DayStamps;
import org.flaghoist.timestamp.TimeStampSettings;
import org.flaghoist.timestamp.TimeStampSettingsCheck;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Time stamps of the chain's head by a third party. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TimeStampSettings.class)
public class TimeStampBeans {

    @Bean
    DayStamps dayStamps(LedgerDatabase ledgerDatabase) {
        return new DayStamps(ledgerDatabase);
    }

    @Bean
    TimeStampJob timeStampJob(TimeStampSettings settings, DayStamps stamps, Clock clock, ClusterLeases leases) {
        return new TimeStampJob(
                TimeStampSettingsCheck.authority(settings).map(who -> new DayStamping(stamps, who, clock)), leases);
    }
}
