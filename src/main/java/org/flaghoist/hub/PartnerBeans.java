package org.flaghoist.hub;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.broker.BrokerSettings;
import org.flaghoist.broker.CachedQueueCounts;
import org.flaghoist.broker.CheckpointQueue;
import org.flaghoist.broker.JournalCheckpointing;
import org.flaghoist.broker.LatestQuotaUse;
import org.flaghoist.broker.SharedConnection;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.database.Durability;
import org.flaghoist.exchange.Contacts;
import org.flaghoist.exchange.FullDiskGate;
import org.flaghoist.exchange.GateJob;
import org.flaghoist.exchange.HubSettings;
import org.flaghoist.exchange.LastContacts;
import org.flaghoist.exchange.Maintenance;
import org.flaghoist.exchange.MaintenanceJob;
import org.flaghoist.exchange.MaintenanceWindows;
import org.flaghoist.exchange.OtherHubs;
import org.flaghoist.exchange.PartnerGates;
import org.flaghoist.exchange.PartnerSnapshots;
import org.flaghoist.exchange.PartnerStateStore;
import org.flaghoist.exchange.PartnerStates;
import org.flaghoist.exchange.Setup;
import org.flaghoist.exchange.TestFileCheck;
import org.flaghoist.exchange.TestModeFiles;
import org.flaghoist.hub.HubBeans.LedgerKeyBytes;
import org.flaghoist.installation.HeadFile;
import org.flaghoist.installation.Installation;
import org.flaghoist.installation.JournalCheckpoints;
import org.flaghoist.installation.StampedSeal;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.chain.Chain;
import org.flaghoist.monitor.LivenessPool;
import org.flaghoist.monitor.RoutesStarted;
import org.flaghoist.operator.BrokerCheck;
import org.flaghoist.operator.Operator;
import org.flaghoist.operator.PartnerOperations;
import org.flaghoist.operator.RetentionSettings;
import org.flaghoist.reload.CurrentSetup;
import org.flaghoist.sftp.ConnectionReport;
import org.flaghoist.sftp.Servers;
import org.flaghoist.sftp.Servers.Server;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.jmx.export.MBeanExporter;

/** The partners' states and what follows from them. */
@Configuration(proxyBeanMethods = false)
public class PartnerBeans {

    @Bean
    @DependsOnDatabaseInitialization
    PartnerStates partnerStates(DataSource database, Ledger ledger, Clock clock, Setup setup, ClusterLeases leases) {
        return new PartnerStates(
                new PartnerStateStore(database, ledger, clock), setup.partners().all(), leases.areShared());
    }

    @Bean
    @DependsOnDatabaseInitialization
    TestFileCheck testFileCheck(PartnerStates states, DataSource database) {
        return new TestFileCheck(states, new TestModeFiles(database));
    }

    @Bean
    Installation installation(LedgerDatabase ledgerDatabase) {
        return new Installation(ledgerDatabase);
    }

    @Bean
    @DependsOnDatabaseInitialization
    LastContacts lastContacts(DataSource database, Servers servers, Clock clock) {
        return new LastContacts(new Contacts(database), servers, clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    JournalCheckpointing journalCheckpointing(
            Broker broker,
            SharedConnection hubConnection,
            DataSource database,
            Chain chain,
            LedgerKeyBytes key,
            Clock clock) {
        CheckpointQueue journal = new CheckpointQueue(hubConnection, broker);
        return new JournalCheckpointing(
                broker, journal, new JournalCheckpoints(database), chain, new StampedSeal(key.bytes()), clock);
    }

    @Bean
    LedgerHead ledgerHead(HubSettings settings, HeadFile outside, Chain chain, Installation installation) {
        return new LedgerHead(settings.ledgerKey(), outside, chain, installation, settings.lostHead());
    }

    @Bean
    RouteFiles routeFiles(@Value("${camel.main.routes-include-pattern}") Resource[] routes, BeanFactory beans) {
        return new RouteFiles(List.of(routes), beans::containsBean);
    }

    @Bean
    BrokerStartCheck brokerStartCheck(
            HubSettings settings,
            BrokerSettings brokerSettings,
            Broker broker,
            BrokerPlan plan,
            Installation installation,
            JournalCheckpointing checkpointing,
            BrokerSwitch brokerSwitch) {
        return new BrokerStartCheck(settings, brokerSettings, broker, plan, installation, checkpointing, brokerSwitch);
    }

    @Bean
    RecordsKeptCheck recordsKeptCheck(RetentionSettings retention, Setup setup) {
        return new RecordsKeptCheck(retention.records(), setup.partners().all());
    }

    @Bean
    StartCheck startCheck(
            HubSettings settings,
            BrokerPlan plan,
            RouteFiles routes,
            BrokerStartCheck broker,
            DataSource database,
            LedgerHead head,
            RecordsKeptCheck records) {
        Durability durability = new Durability(database, settings.acceptLossAtFailover());
        return new StartCheck(plan, routes, broker, durability, head, records);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Maintenance maintenance(DataSource database, Ledger ledger, Clock clock, Setup setup) {
        return new Maintenance(
                new MaintenanceWindows(database, ledger, clock),
                setup.partners().all(),
                clock);
    }

    @Bean
    LatestQuotaUse latestQuotaUse(Broker broker) {
        return new LatestQuotaUse(broker);
    }

    @Bean
    GateJob gateJob(PartnerGates gates) {
        return new GateJob(gates);
    }

    @Bean
    MaintenanceJob maintenanceJob(Maintenance maintenance, GateJob gates, Servers servers, BrokerPlan plan) {
        return new MaintenanceJob(maintenance, gates, servers, plan.partners());
    }

    // Sees that all belongs together before a partner is let in. The routes start when all beans are there, so after
    // the queues are in the partners' states.
    @Bean(initMethod = "open")
    PartnerGates partnerGates(
            Broker broker,
            BrokerPlan plan,
            PartnerStates states,
            Maintenance maintenance,
            LatestQuotaUse quotas,
            StartCheck check,
            StartOfWork start)
            throws IOException {
        check.run();
        start.run();
        return new PartnerGates(broker, plan, states, maintenance, quotas);
    }

    @Bean
    OtherHubs otherHubs(
            PartnerStates states,
            Maintenance maintenance,
            LivenessPool liveness,
            SharedConnection hubConnection,
            ClusterLeases leases) {
        return new OtherHubs(states, maintenance, liveness.database(), hubConnection, leases.areShared());
    }

    @Bean
    PartnerSnapshots partnerSnapshots(
            CurrentSetup currentSetup,
            PartnerStates states,
            CachedQueueCounts queues,
            Servers servers,
            PartnerGates gates,
            Maintenance maintenance,
            LastContacts contacts) {
        return new PartnerSnapshots(currentSetup::partners, states, queues, servers, gates, maintenance, contacts);
    }

    @Bean
    RoutesStarted routesStarted(CamelContext context, BrokerPlan plan) {
        return new RoutesStarted(context, plan);
    }

    @Bean
    FullDiskGate fullDiskGate(Broker broker, PartnerGates gates, GateJob gateJob, BrokerSettings settings) {
        return new FullDiskGate(broker, gates, gateJob, settings.place());
    }

    /** Makes what operators can do to one partner. */
    @FunctionalInterface
    interface OperationsOfPartner {

        PartnerOperations of(String partner);
    }

    @Bean
    OperationsOfPartner operationsOfPartner(
            PartnerStates states,
            Maintenance maintenance,
            MaintenanceJob maintenanceJob,
            CachedQueueCounts queues,
            Operator operator,
            Broker broker,
            Servers servers) {
        return partner -> new PartnerOperations(
                partner, states, maintenance, maintenanceJob, queues, operator, check(partner, broker, servers));
    }

    @Bean
    SmartInitializingSingleton partnersInTheConsole(
            ObjectProvider<MBeanExporter> exporter, BrokerPlan plan, OperationsOfPartner operations) {
        return () -> exporter.ifAvailable(console -> plan.partners()
                .forEach(partner -> console.registerManagedResource(operations.of(partner), name(partner))));
    }

    private static Supplier<ConnectionReport> check(String partner, Broker broker, Servers servers) {
        Server server = servers.all().get(partner);
        return server == null ? new BrokerCheck(partner, broker)::run : server.check()::run;
    }

    private static ObjectName name(String partner) {
        try {
            return new ObjectName("org.flaghoist:type=Partner,name=" + partner);
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(partner, e);
        }
    }
}
