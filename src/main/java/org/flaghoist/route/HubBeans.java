package org.flaghoist.route;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flaghoist.ledger.Chain;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerKey;
import org.flaghoist.partner.Partner;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.jmx.export.MBeanExporter;
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
    Parker parker(Ledger ledger) {
        return new Parker(ledger.parking());
    }

    @Bean
    Correspondence correspondence(Ledger ledger, PartnerMappings mappings, Clock clock, Parker parker) {
        return new Correspondence(ledger, mappings, new Receipts(clock), parker);
    }

    @Bean
    Copies copies(PartnerMappings mappings, BrokerPlan plan, Parker parker) {
        return new Copies(mappings, plan.servers().keySet(), parker);
    }

    @Bean
    Distribution distribution(Ledger ledger, Setup setup, Copies copies, PartnerStates states) {
        return new Distribution(ledger, setup.policy(), copies, new Tests(copies, states::isTesting));
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
            Parker parker,
            Listeners listeners)
            throws IOException {
        long largest = settings.largestNotification().toBytes();
        IncomingReader reader =
                new IncomingReader(broker.nodeId(), plan.servers().keySet(), largest, ledger.parking()::origin);
        CrashCount crashes = new CrashCount(settings.data().resolve("in-hand"));
        return new Translation(reader, ledger, mappings, distribution, correspondence, parker, crashes, listeners);
    }

    @Bean
    FileCollection collection(
            HubSettings settings,
            Servers servers,
            PartnerMappings mappings,
            CachingConnectionFactory hubConnections,
            PartnerStates states,
            PartnerGates gates) {
        return new FileCollection(
                servers,
                mappings,
                new PieceSender(
                        hubConnections, (int) settings.largestNotification().toBytes()),
                settings.largestFile().toBytes(),
                states,
                gates);
    }

    @Bean
    Servers servers(Setup setup, Clock clock) {
        return new Servers(setup.partners().all(), clock);
    }

    @Bean
    ConnectionsShown connectionsShown(Servers servers, Patience patience, ObjectProvider<MBeanExporter> exporter) {
        return new ConnectionsShown(servers, patience, exporter);
    }

    @Bean
    Delivery delivery(
            Servers servers,
            PartnerMappings mappings,
            Ledger ledger,
            Correspondence correspondence,
            Parker parker,
            Listeners listeners) {
        // By the clock that stamps the broker's messages.
        long started = System.currentTimeMillis();
        return new Delivery(servers, mappings, ledger, correspondence, parker, listeners, started);
    }

    @Bean
    Patience patience(Setup setup) {
        return new Patience(
                setup.partners().all().stream().collect(Collectors.toUnmodifiableMap(Partner::id, Partner::retry)));
    }

    @Bean
    SendStep sendStep() {
        return new SendStep();
    }

    @Bean
    PartnerRoutes partnerRoutes(BrokerPlan plan) {
        return new PartnerRoutes(plan);
    }

    /** The ledger's key, of its own type so that no other bytes are taken for it. */
    record LedgerKeyBytes(byte[] bytes) {}
}
