package org.flaghoist.hub;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.broker.BrokerSettings;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.cluster.LeaseTimes;
import org.flaghoist.database.DatabaseFile;
import org.flaghoist.database.DatabaseFileJob;
import org.flaghoist.due.DueBoard;
import org.flaghoist.due.DueDeliveries;
import org.flaghoist.exchange.ConnectionsShown;
import org.flaghoist.exchange.CopyRenderer;
import org.flaghoist.exchange.CrashCount;
import org.flaghoist.exchange.ExchangeListener;
import org.flaghoist.exchange.ExchangeListeners;
import org.flaghoist.exchange.HubSettings;
import org.flaghoist.exchange.Lanes;
import org.flaghoist.exchange.ParkingWriter;
import org.flaghoist.exchange.Protections;
import org.flaghoist.exchange.ReceiptSigner;
import org.flaghoist.exchange.ReceiptWriter;
import org.flaghoist.exchange.RedeliveryBackoff;
import org.flaghoist.exchange.SenderReceipts;
import org.flaghoist.exchange.Setup;
import org.flaghoist.installation.Configurations;
import org.flaghoist.installation.HeadFile;
import org.flaghoist.installation.LedgerKey;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.chain.Chain;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.monitor.LivenessPool;
import org.flaghoist.operator.ChainVerifier;
import org.flaghoist.operator.LedgerCheck;
import org.flaghoist.operator.LedgerOperations;
import org.flaghoist.operator.RetentionSettings;
import org.flaghoist.parking.Parking;
import org.flaghoist.parking.UnknownMessages;
import org.flaghoist.partner.Partner;
import org.flaghoist.reload.WorkingHub;
import org.flaghoist.sftp.Servers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jmx.export.MBeanExporter;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What the routes call. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties({HubSettings.class, RetentionSettings.class})
public class HubBeans {

    /** Longer than the first work after a start takes, while the JVM is still slow. */
    private static final Duration PAUSE_AFTER_DEATHS = Duration.ofSeconds(10);

    @Bean
    Mappings mappings(Setup setup) {
        return setup.mappings();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    LedgerKeyBytes ledgerKey(HubSettings settings) throws IOException {
        return new LedgerKeyBytes(LedgerKey.readOrMake(settings.ledgerKey()));
    }

    @Bean
    Configurations configurations(LedgerDatabase ledgerDatabase) {
        return new Configurations(ledgerDatabase);
    }

    @Bean
    @DependsOnDatabaseInitialization
    LedgerDatabase ledgerDatabase(DataSource database, LedgerKeyBytes key, Clock clock) throws IOException {
        DatabaseFile.shut(database);
        return new LedgerDatabase(database, key.bytes(), clock);
    }

    @Bean
    Ledger ledger(LedgerDatabase ledgerDatabase, WorkingHub hub) {
        return new Ledger(ledgerDatabase, hub::decidesBy);
    }

    @Bean
    DueDeliveries dueDeliveries(LedgerDatabase ledgerDatabase) {
        return new DueDeliveries(ledgerDatabase);
    }

    @Bean
    DueBoard dueBoard(LedgerDatabase ledgerDatabase) {
        return new DueBoard(ledgerDatabase);
    }

    @Bean
    Parking parking(Ledger ledger) {
        return new Parking(ledger);
    }

    @Bean
    UnknownMessages unknownMessages(Ledger ledger, Parking parking) {
        return new UnknownMessages(ledger, parking);
    }

    @Bean
    @DependsOnDatabaseInitialization
    DatabaseFileJob ledgerFileWatch(DataSource database) throws SQLException {
        return new DatabaseFileJob(database);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Chain chain(DataSource database, LedgerKeyBytes key) {
        return new Chain(database, key.bytes());
    }

    @Bean
    HeadFile headFile(HubSettings settings, LedgerKeyBytes key) {
        return new HeadFile(settings.data().resolve("ledger.head"), key.bytes());
    }

    @Bean
    Sealer sealer(Chain chain, ChainVerifier verifier, HeadFile outside, ClusterLeases leases) {
        return new Sealer(chain, verifier, outside, leases);
    }

    @Bean
    ChainVerifier chainVerifier(DataSource database, Chain chain, LedgerKeyBytes key, HeadFile outside, Clock clock) {
        return new ChainVerifier(
                database,
                new LedgerCheck(database, chain, key.bytes()),
                () -> outside.witness().stream().toList(),
                clock);
    }

    @Bean
    LedgerOperations ledgerOperations(ChainVerifier verifier) {
        return new LedgerOperations(verifier);
    }

    @Bean
    ExchangeListeners listeners(ObjectProvider<ExchangeListener> listeners) {
        return new ExchangeListeners(List.copyOf(listeners.orderedStream().toList()));
    }

    @Bean
    ParkingWriter parkingWriter(Parking parking, UnknownMessages unknown) {
        return new ParkingWriter(parking, unknown);
    }

    @Bean
    Protections protections(HubSettings settings, Setup setup, Clock clock) {
        int most = (int) settings.largestFile().toBytes();
        return new Protections(setup.partners().all(), clock, most);
    }

    @Bean
    SenderReceipts senderReceipts(
            Ledger ledger,
            Mappings mappings,
            Clock clock,
            Protections protections,
            ParkingWriter parkingWriter,
            ReceiptSigner signer) {
        return new SenderReceipts(ledger, mappings, new ReceiptWriter(clock), protections, parkingWriter, signer);
    }

    @Bean
    CopyRenderer copyRenderer(
            Ledger ledger, Mappings mappings, BrokerPlan plan, Protections protections, ParkingWriter parkingWriter) {
        Set<String> servers = plan.servers().keySet();
        return new CopyRenderer(mappings, servers, protections, parkingWriter, new Lanes(ledger, servers));
    }

    @Bean
    CrashCount crashes(HubSettings settings) throws IOException {
        return new CrashCount(inHand(settings), PAUSE_AFTER_DEATHS);
    }

    /** Several hubs can share a database only where they share a broker, and never a file. */
    @Bean
    @DependsOnDatabaseInitialization
    ClusterLeases clusterLeases(BrokerSettings settings, LivenessPool liveness, DataSource database) {
        return settings.isEmbedded() || DatabaseFile.isFile(database)
                ? ClusterLeases.alone()
                : ClusterLeases.sharedBy(liveness.database(), LeaseTimes.USUAL);
    }

    @Bean
    @DependsOnDatabaseInitialization
    LivenessPool livenessPool(DataSource database) {
        return new LivenessPool(database);
    }

    @Bean
    Servers servers(HubSettings settings, Setup setup, Clock clock, ClusterLeases leases) {
        return new Servers(setup.partners().all(), inHand(settings), clock, leases);
    }

    static Path inHand(HubSettings settings) {
        return settings.data().resolve("in-hand");
    }

    @Bean
    ConnectionsShown connectionsShown(
            Servers servers, RedeliveryBackoff redeliveryBackoff, ObjectProvider<MBeanExporter> exporter) {
        return new ConnectionsShown(servers, redeliveryBackoff, exporter);
    }

    @Bean
    RedeliveryBackoff redeliveryBackoff(Setup setup, ExchangeListeners listeners, CrashCount crashes) {
        return new RedeliveryBackoff(
                setup.partners().all().stream().collect(Collectors.toUnmodifiableMap(Partner::id, Partner::retry)),
                listeners,
                crashes);
    }

    /** The ledger's key, of its own type so that no other bytes are taken for it. */
    public record LedgerKeyBytes(byte[] bytes) {}
}
