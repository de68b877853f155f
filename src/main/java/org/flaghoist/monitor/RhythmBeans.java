package org.flaghoist.monitor;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.flaghoist.exchange.PartnerStates;
import org.flaghoist.exchange.Setup;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How much senders send, and how often. */
@Configuration(proxyBeanMethods = false)
class RhythmBeans {

    private static final Duration CATCHING_UP = Duration.ofMinutes(5);

    @Bean
    @DependsOnDatabaseInitialization
    SenderHourRows senderHourRows(DataSource database) {
        return new SenderHourRows(database);
    }

    @Bean
    SenderHours senderHours(SenderHourRows rows, ExpectedPartners expectedPartners, Clock clock) {
        return new SenderHours(rows, expectedPartners, clock);
    }

    @Bean
    Rhythms rhythms(Setup setup, SenderHourRows rows, PartnerStates states, Clock clock) {
        return new Rhythms(setup.partners().all(), rows, states, clock);
    }

    @Bean
    SilenceWatch silenceWatch(
            Rhythms rhythms,
            ExpectedPartners expectedPartners,
            AlarmSettings settings,
            PartnerNames names,
            Clock clock) {
        return new SilenceWatch(
                rhythms,
                expectedPartners,
                settings.rhythm(),
                names,
                clock,
                clock.instant().plus(CATCHING_UP));
    }

    @Bean
    VolumeWatch volumeWatch(
            Rhythms rhythms,
            ExpectedPartners expectedPartners,
            AlarmSettings settings,
            PartnerNames names,
            Clock clock) {
        return new VolumeWatch(rhythms, expectedPartners, settings.rhythm(), names, clock);
    }
}
