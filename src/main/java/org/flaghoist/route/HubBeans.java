package org.flaghoist.route;

import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.flaghoist.ledger.Chain;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerKey;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What the routes call. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(HubSettings.class)
class HubBeans {

    @Bean
    PartnerMappings mappings(Setup setup) {
        return setup.mappings();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    LedgerKeyBytes ledgerKey(HubSettings settings) throws IOException {
        return new LedgerKeyBytes(LedgerKey.readOrMake(settings.data().resolve("ledger.key")));
    }

    @Bean
    @DependsOnDatabaseInitialization
    Ledger ledger(DataSource database, LedgerKeyBytes key, Clock clock) {
        return new Ledger(database, key.bytes(), clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Chain chain(DataSource database, LedgerKeyBytes key) {
        return new Chain(database, key.bytes());
    }

    @Bean
    Sealer sealer(Chain chain) {
        return new Sealer(chain);
    }

    @Bean
    LedgerOperations ledgerOperations(Chain chain) {
        return new LedgerOperations(chain);
    }

    @Bean
    Listeners listeners(ObjectProvider<ExchangeListener> listeners) {
        return new Listeners(List.copyOf(listeners.orderedStream().toList()));
    }

    @Bean
    Correspondence correspondence(Ledger ledger, PartnerMappings mappings, Clock clock) {
        return new Correspondence(ledger, mappings, new Receipts(clock));
    }

    @Bean
    Distribution distribution(
            Ledger ledger, Setup setup, PartnerMappings mappings, BrokerPlan plan, PartnerStates states) {
        Set<String> fetched = plan.servers().keySet();
        Tests tests = new Tests(mappings, fetched, states::isTesting);
        return new Distribution(ledger, setup.policy(), mappings, fetched, tests);
    }

    @Bean
    Translation translation(
            HubSettings settings,
            Broker broker,
            BrokerPlan plan,
            Ledger ledger,
            PartnerMappings mappings,
            Distribution distribution,
            Correspondence correspondence,
            Listeners listeners)
            throws IOException {
        long largest = settings.largestNotification().toBytes();
        IncomingReader reader =
                new IncomingReader(broker.nodeId(), plan.servers().keySet(), largest);
        CrashCount crashes = new CrashCount(settings.data().resolve("in-hand"));
        return new Translation(reader, ledger, mappings, distribution, correspondence, crashes, listeners);
    }

    @Bean
    FileCollection collection(
            HubSettings settings,
            PartnerMappings mappings,
            CachingConnectionFactory hubConnections,
            PartnerStates states) {
        return new FileCollection(
                mappings,
                new PieceSender(hubConnections),
                settings.largestFile().toBytes(),
                states::trial);
    }

    @Bean
    Inboxes inboxes(BrokerPlan plan) {
        Map<String, SftpInbox> inboxes = new LinkedHashMap<>();
        plan.servers().forEach((partner, server) -> inboxes.put(partner, new SftpInbox(server)));
        return new Inboxes(inboxes);
    }

    @Bean
    Delivery delivery(
            Inboxes inboxes,
            PartnerMappings mappings,
            Ledger ledger,
            Correspondence correspondence,
            Listeners listeners) {
        return new Delivery(inboxes, mappings, ledger, correspondence, listeners);
    }

    @Bean
    Patience patience(HubSettings settings) {
        return new Patience(settings.firstWait(), settings.longestWait());
    }

    @Bean
    SendStep sendStep() {
        return new SendStep();
    }

    @Bean
    PartnerRoutes partnerRoutes(BrokerPlan plan, PartnerGates gates) {
        return new PartnerRoutes(plan, gates);
    }

    /** The ledger's key, of its own type so that no other bytes are taken for it. */
    record LedgerKeyBytes(byte[] bytes) {}
}
