package org.flaghoist.monitor;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.BrokerSettings;
import org.flaghoist.broker.EventSubscriptions;
import org.flaghoist.broker.EventsSettings;
import org.flaghoist.broker.JournalCheckpointing;
import org.flaghoist.broker.LatestQuotaUse;
import org.flaghoist.due.DueBoard;
import org.flaghoist.exchange.HubSettings;
import org.flaghoist.exchange.Maintenance;
import org.flaghoist.exchange.PartnerSnapshots;
import org.flaghoist.exchange.PartnerStates;
import org.flaghoist.exchange.Setup;
import org.flaghoist.feed.FeedPosition;
import org.flaghoist.index.SearchIndex;
import org.flaghoist.installation.Configurations;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.operator.ChainVerifier;
import org.flaghoist.operator.Operator;
import org.flaghoist.overdue.OverdueBoard;
import org.flaghoist.parking.UnknownMessages;
import org.flaghoist.people.Shifts;
import org.flaghoist.periodic.PeriodicFiles;
import org.flaghoist.recall.Recalls;
import org.flaghoist.reload.CurrentSetup;
import org.flaghoist.retention.RetentionClock;
import org.flaghoist.timestamp.DayStamps;
import org.flaghoist.timestamp.TimeStampSettings;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What is looked for, and how it is reported. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AlarmSettings.class)
@Import({QueueAlarmBeans.class, RhythmBeans.class})
class AlarmBeans {

    @Bean
    PartnerNames partnerNames(Setup setup) {
        return PartnerNames.of(setup.partners().all());
    }

    @Bean
    DiskSpace diskSpace(HubSettings hub, BrokerSettings broker) {
        // Only the external broker itself can report on its disk.
        return new DiskSpace(broker.isEmbedded() ? List.of(hub.data(), broker.directory()) : List.of(hub.data()));
    }

    @Bean
    ExpectedPartners expectedPartners(PartnerStates states, Maintenance maintenance, Clock clock) {
        return new ExpectedPartners(states, maintenance, clock);
    }

    @Bean
    ServersWatch serversWatch(
            Setup setup,
            PartnerSnapshots partners,
            ExpectedPartners expectedPartners,
            AlarmSettings settings,
            PartnerNames names,
            Clock clock) {
        return new ServersWatch(
                setup.partners().ids(), partners, expectedPartners, settings.partnerDown(), names, clock);
    }

    @Bean
    DueWatch dueWatch(Setup setup, DueBoard board, PartnerNames names) {
        return new DueWatch(setup.partners().recipients(), board, names);
    }

    @Bean
    OverdueWatch overdueWatch(OverdueBoard overdueBoard, PartnerNames names) {
        return new OverdueWatch(overdueBoard, names);
    }

    @Bean
    HubsWatch hubsWatch(Configurations configurations, BrokerSettings broker, AlarmSettings settings) {
        return new HubsWatch(configurations, !broker.isEmbedded(), settings.hubsDiffer());
    }

    @Bean
    DisksWatch disksWatch(Broker broker, DiskSpace space, AlarmSettings settings, Clock clock) {
        return new DisksWatch(broker, space, settings.disk(), clock);
    }

    @Bean
    QuotasWatch quotasWatch(LatestQuotaUse quotas, PartnerNames names, Clock clock) {
        return new QuotasWatch(quotas, names, clock);
    }

    @Bean
    ExpiryWatch expiryWatch(CurrentSetup currentSetup, AlarmSettings settings, PartnerNames names, Clock clock) {
        return new ExpiryWatch(currentSetup::partners, new ExpiryFindings(settings.expiry(), clock), names);
    }

    @Bean
    @ConditionalOnProperty("flaghoist.broker.external.key-store")
    CertificateWatch certificateWatch(BrokerSettings broker, AlarmSettings settings, Clock clock) {
        return new CertificateWatch(
                Objects.requireNonNull(broker.external()), new ExpiryFindings(settings.expiry(), clock));
    }

    @Bean
    ChainWatch chainWatch(ChainVerifier verifier, AlarmSettings settings) {
        return new ChainWatch(verifier, settings.chainCheck());
    }

    @Bean
    JournalWatch journalWatch(JournalCheckpointing checkpointing, Clock clock) {
        return new JournalWatch(checkpointing, clock);
    }

    @Bean
    UnknownEntriesWatch unknownEntriesWatch(UnknownMessages unknown, PartnerNames names) {
        return new UnknownEntriesWatch(unknown, names);
    }

    @Bean
    ClockWatch clockWatch(RetentionClock clock) {
        return new ClockWatch(clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Alarms alarms(DataSource database, Clock clock, AlarmSettings settings, ReportRouting reportRouting) {
        return new Alarms(database, clock, settings.calm(), reportRouting);
    }

    @Bean
    SearchWatch searchWatch(SearchIndex index, Clock clock) {
        return new SearchWatch(index, SearchWatch.LIMITS, clock);
    }

    @Bean
    EventsWatch eventsWatch(EventsSettings settings, FeedPosition position, Broker broker, Clock clock) {
        return new EventsWatch(settings, position, new EventSubscriptions(broker)::unread, clock);
    }

    @Bean
    RecallWatch recallWatch(Recalls recalls, Clock clock) {
        return new RecallWatch(recalls, RecallWatch.LIMITS, clock);
    }

    @Bean
    PeriodicWatch monthlyPictureWatch(
            PeriodicFiles months, CurrentSetup currentSetup, PartnerStates states, PartnerNames names) {
        return new PeriodicWatch(
                Condition.PICTURE_FAILED,
                PeriodicWatch.PICTURE,
                months,
                currentSetup::partners,
                states::isTesting,
                names);
    }

    @Bean
    PeriodicWatch manifestWatch(
            @Qualifier("manifestDays") PeriodicFiles days,
            CurrentSetup currentSetup,
            PartnerStates states,
            PartnerNames names) {
        return new PeriodicWatch(
                Condition.MANIFEST_FAILED,
                PeriodicWatch.MANIFEST,
                days,
                currentSetup::partners,
                states::isTesting,
                names);
    }

    @Bean
    TimeStampWatch timeStampWatch(TimeStampSettings settings, DayStamps stamps, Clock clock) {
        return new TimeStampWatch(settings, stamps, clock);
    }

    @Bean
    LedgerSnapshot ledgerSnapshot(Alarms alarms, ChainVerifier verifier, SearchIndex index, Recalls recalls) {
        return new LedgerSnapshot(alarms, verifier, index, recalls);
    }

    @Bean
    AlarmScheduler alarmScheduler(List<Watch> watches, Alarms alarms, LedgerSnapshot ledgerSnapshot) {
        return new AlarmScheduler(watches, alarms, ledgerSnapshot);
    }

    @Bean
    AlarmOperations alarmOperations(
            Alarms alarms, DataSource database, Ledger ledger, Clock clock, Shifts shifts, Operator operator) {
        return new AlarmOperations(alarms, new Acknowledgements(database, ledger, clock), shifts, operator);
    }
}
