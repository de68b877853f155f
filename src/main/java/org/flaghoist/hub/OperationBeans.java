package org.flaghoist.hub;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.broker.BrokerSettings;
import org.flaghoist.broker.SharedConnection;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.exchange.CopyRenderer;
import org.flaghoist.exchange.HubSettings;
import org.flaghoist.exchange.LateDeliveries;
import org.flaghoist.exchange.NumberedCopies;
import org.flaghoist.exchange.ParkedMessages;
import org.flaghoist.exchange.ParkingWriter;
import org.flaghoist.exchange.Protections;
import org.flaghoist.exchange.Rehearsal;
import org.flaghoist.exchange.SenderReceipts;
import org.flaghoist.exchange.Setup;
import org.flaghoist.exchange.UnknownEntries;
import org.flaghoist.hub.HubBeans.LedgerKeyBytes;
import org.flaghoist.installation.Installation;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.chain.ChainCut;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.operator.BackupOperations;
import org.flaghoist.operator.Backups;
import org.flaghoist.operator.DeadLetterOperations;
import org.flaghoist.operator.DeadLetters;
import org.flaghoist.operator.DecisionExecutor;
import org.flaghoist.operator.DecisionJob;
import org.flaghoist.operator.EditCheck;
import org.flaghoist.operator.HoldOperations;
import org.flaghoist.operator.Holds;
import org.flaghoist.operator.Operator;
import org.flaghoist.operator.Previews;
import org.flaghoist.operator.ReadableContents;
import org.flaghoist.operator.RecordsRetention;
import org.flaghoist.operator.Releases;
import org.flaghoist.operator.Replays;
import org.flaghoist.operator.RetentionJob;
import org.flaghoist.operator.RetentionOperations;
import org.flaghoist.operator.RetentionSettings;
import org.flaghoist.operator.ShiftOperations;
import org.flaghoist.operator.UnfetchedCopies;
import org.flaghoist.operator.UnknownOperations;
import org.flaghoist.parking.Parking;
import org.flaghoist.parking.UnknownMessages;
import org.flaghoist.people.Requests;
import org.flaghoist.people.Shifts;
import org.flaghoist.recall.LeftWithdrawals;
import org.flaghoist.release.RuleWords;
import org.flaghoist.reload.CurrentSetup;
import org.flaghoist.retention.EndedList;
import org.flaghoist.retention.Erasure;
import org.flaghoist.retention.LegalHolds;
import org.flaghoist.retention.OldRecords;
import org.flaghoist.retention.Purging;
import org.flaghoist.retention.RetentionClock;
import org.flaghoist.search.Overview;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What operators do: dead letters and holds. */
@Configuration(proxyBeanMethods = false)
public class OperationBeans {

    @Bean
    ParkedMessages parkedMessages(SharedConnection hubConnection, Broker broker) {
        return new ParkedMessages(hubConnection, broker);
    }

    @Bean
    UnknownEntries unknownEntries(
            UnknownMessages unknown,
            ParkingWriter parkingWriter,
            ParkedMessages messages,
            SharedConnection hubConnection,
            Broker broker,
            BrokerPlan plan,
            LedgerDatabase ledgerDatabase) {
        LeftWithdrawals left = new LeftWithdrawals(ledgerDatabase);
        return new UnknownEntries(unknown, left, parkingWriter, messages, hubConnection, broker, plan);
    }

    @Bean
    Releases releases(
            Ledger ledger,
            CurrentSetup currentSetup,
            CopyRenderer copyRenderer,
            SenderReceipts senderReceipts,
            LateDeliveries lateDeliveries,
            NumberedCopies numberedCopies) {
        return new Releases(ledger, currentSetup::policy, copyRenderer, senderReceipts, lateDeliveries, numberedCopies);
    }

    @Bean
    Replays replays(
            HubSettings settings,
            Parking parking,
            Mappings mappings,
            Protections protections,
            SenderReceipts senderReceipts,
            Releases releases) {
        int largest = (int) settings.largestNotification().toBytes();
        return new Replays(parking, mappings, protections, senderReceipts, releases, largest);
    }

    @Bean
    DecisionExecutor decisionExecutor(
            Ledger ledger,
            Parking parking,
            ParkedMessages messages,
            Replays replays,
            Releases releases,
            ClusterLeases leases,
            CurrentSetup currentSetup) {
        return new DecisionExecutor(ledger, parking, messages, replays, releases, leases, currentSetup);
    }

    @Bean
    DecisionJob decisionJob(Parking parking, DecisionExecutor decisionExecutor) {
        return new DecisionJob(parking, decisionExecutor);
    }

    @Bean
    ReadableContents readableContents(Mappings mappings, DataSource database) {
        return new ReadableContents(mappings, new Overview(database));
    }

    @Bean
    Previews previews(
            HubSettings settings,
            Ledger ledger,
            Rehearsal rehearsal,
            Releases releases,
            Mappings mappings,
            ReadableContents readable,
            RuleWords rules) {
        int largest = (int) settings.largestNotification().toBytes();
        return new Previews(ledger, rehearsal, releases, mappings, readable, rules, largest);
    }

    @Bean
    EditCheck editCheck(
            Ledger ledger, Parking parking, Mappings mappings, Releases releases, CurrentSetup currentSetup) {
        return new EditCheck(ledger, parking, mappings, releases, currentSetup::policy);
    }

    @Bean
    DeadLetters deadLetters(
            Parking parking,
            ParkedMessages messages,
            DecisionExecutor decisionExecutor,
            Previews previews,
            ReadableContents readable,
            EditCheck edits) {
        return new DeadLetters(parking, messages, decisionExecutor, previews, readable, edits);
    }

    @Bean
    Holds holds(Parking parking, ParkedMessages messages, Mappings mappings, DecisionExecutor decisionExecutor) {
        return new Holds(parking, messages, mappings, decisionExecutor);
    }

    @Bean
    Shifts shifts(LedgerDatabase ledgerDatabase) {
        return new Shifts(ledgerDatabase);
    }

    @Bean
    ShiftOperations shiftOperations(Shifts shifts, Operator operator) {
        return new ShiftOperations(shifts, operator);
    }

    @Bean
    DeadLetterOperations deadLetterOperations(
            DeadLetters deadLetters, Shifts shifts, RuleWords rules, Operator operator) {
        return new DeadLetterOperations(deadLetters, shifts, rules, operator);
    }

    @Bean
    UnknownOperations unknownOperations(UnknownEntries unknown, Operator operator) {
        return new UnknownOperations(unknown, operator);
    }

    @Bean
    HoldOperations holdOperations(Holds holds, Shifts shifts, RuleWords rules, Operator operator) {
        return new HoldOperations(holds, shifts, rules, operator);
    }

    @Bean
    RetentionClock retentionClock(LedgerDatabase ledgerDatabase) {
        return new RetentionClock(ledgerDatabase);
    }

    @Bean
    RecordsRetention recordsRetention(
            LedgerDatabase ledgerDatabase, LedgerKeyBytes key, RetentionSettings settings, Clock clock) {
        OldRecords records = new OldRecords(ledgerDatabase, new ChainCut(ledgerDatabase.source(), key.bytes()));
        return new RecordsRetention(records, settings.records(), clock);
    }

    @Bean
    RetentionJob retentionJob(
            LedgerDatabase ledgerDatabase,
            RecordsRetention records,
            Setup setup,
            Clock clock,
            RetentionClock trusted,
            ClusterLeases leases,
            List<EndedList> lists) {
        return new RetentionJob(
                new Purging(ledgerDatabase), records, setup.partners().all(), clock, trusted, leases, lists);
    }

    @Bean
    RetentionOperations retentionOperations(
            LedgerDatabase ledgerDatabase,
            SharedConnection hubConnection,
            BrokerPlan plan,
            RetentionClock trusted,
            Operator operator) {
        return new RetentionOperations(
                new Erasure(ledgerDatabase),
                new LegalHolds(ledgerDatabase),
                new Requests(ledgerDatabase),
                new UnfetchedCopies(hubConnection, plan),
                trusted,
                operator);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Backups backups(
            HubSettings settings,
            BrokerSettings brokerSettings,
            Broker broker,
            DataSource database,
            Installation installation,
            Clock clock) {
        return new Backups(settings, brokerSettings, broker, database, installation, clock);
    }

    @Bean
    BackupOperations backupOperations(Backups backups, Operator operator) {
        return new BackupOperations(backups, operator);
    }
}
