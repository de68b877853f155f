package org.flaghoist.hub;

import java.io.IOException;
import java.nio.file.Path;
import org.flaghoist.again.RepeatCopies;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.broker.Paces;
import org.flaghoist.broker.SharedConnection;
import org.flaghoist.broker.UrgencySight;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.due.DueDeliveries;
import org.flaghoist.due.DueTimes;
import org.flaghoist.exchange.AcknowledgeStep;
import org.flaghoist.exchange.CollectionGate;
import org.flaghoist.exchange.ConfirmStep;
import org.flaghoist.exchange.CopiesOnTheirWay;
import org.flaghoist.exchange.CopyRenderer;
import org.flaghoist.exchange.CrashCount;
import org.flaghoist.exchange.CutStep;
import org.flaghoist.exchange.DecideStep;
import org.flaghoist.exchange.DeliverTogether;
import org.flaghoist.exchange.ExchangeListeners;
import org.flaghoist.exchange.FetchStep;
import org.flaghoist.exchange.FileBudget;
import org.flaghoist.exchange.FileInHand;
import org.flaghoist.exchange.FileStep;
import org.flaghoist.exchange.GivenFiles;
import org.flaghoist.exchange.HubSettings;
import org.flaghoist.exchange.IncomingReader;
import org.flaghoist.exchange.LateDeliveries;
import org.flaghoist.exchange.Maintenance;
import org.flaghoist.exchange.MessageStep;
import org.flaghoist.exchange.MoveStep;
import org.flaghoist.exchange.NumberedCopies;
import org.flaghoist.exchange.OpenStep;
import org.flaghoist.exchange.OverdueStart;
import org.flaghoist.exchange.ParkingWriter;
import org.flaghoist.exchange.PartnerGates;
import org.flaghoist.exchange.PartnerStates;
import org.flaghoist.exchange.PieceSender;
import org.flaghoist.exchange.Protections;
import org.flaghoist.exchange.QueueStep;
import org.flaghoist.exchange.ReadStep;
import org.flaghoist.exchange.RecordDeliveryStep;
import org.flaghoist.exchange.RecordStep;
import org.flaghoist.exchange.Rehearsal;
import org.flaghoist.exchange.RenderStep;
import org.flaghoist.exchange.ReportStep;
import org.flaghoist.exchange.SenderReceipts;
import org.flaghoist.exchange.Setup;
import org.flaghoist.exchange.TestFileCheck;
import org.flaghoist.exchange.TestModeDelivery;
import org.flaghoist.exchange.UnknownEntries;
import org.flaghoist.exchange.UploadStep;
import org.flaghoist.exchange.UrgentLanes;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.parking.Parking;
import org.flaghoist.periodic.PeriodicFiles;
import org.flaghoist.recall.Withdrawals;
import org.flaghoist.reload.CurrentSetup;
import org.flaghoist.reload.WorkingHub;
import org.flaghoist.sequence.CopyNumbers;
import org.flaghoist.sftp.Servers;
import org.flaghoist.taken.LyingFiles;
import org.flaghoist.urgent.CommittedCopies;
import org.flaghoist.urgent.LaneProgress;
import org.flaghoist.urgent.UrgentEntries;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** The steps of the routes in {@code routes/}, by the names that they call them. */
@Configuration(proxyBeanMethods = false)
public class StepBeans {

    @Bean
    IncomingReader incomingReader(
            HubSettings settings, Broker broker, BrokerPlan plan, Parking parking, PartnerStates states) {
        int largest = (int) settings.largestNotification().toBytes();
        return new IncomingReader(
                broker.nodeId(), plan.servers().keySet(), largest, parking.execution()::origin, states);
    }

    @Bean
    UrgentEntries urgentEntries(LedgerDatabase ledgerDatabase) {
        return new UrgentEntries(ledgerDatabase);
    }

    @Bean
    CommittedCopies committedCopies(UrgentEntries urgentEntries) {
        return new CommittedCopies(urgentEntries);
    }

    @Bean
    LaneProgress laneProgress(LedgerDatabase ledgerDatabase) {
        return new LaneProgress(ledgerDatabase);
    }

    @Bean
    UrgentLanes urgentLanes(
            UrgentEntries urgentEntries, CommittedCopies committedCopies, LaneProgress laneProgress, Broker broker) {
        return new UrgentLanes(urgentEntries, committedCopies, laneProgress, broker::count);
    }

    @Bean
    ReadStep readStep(
            IncomingReader reader, Mappings mappings, CrashCount crashes, Ledger ledger, UrgentLanes urgentLanes) {
        return new ReadStep(reader, mappings, crashes, ledger, urgentLanes);
    }

    @Bean
    RecordStep recordStep(Ledger ledger, UrgentLanes urgentLanes, WorkingHub hub) {
        return new RecordStep(ledger, urgentLanes, hub::refuseIfBehind);
    }

    @Bean
    DecideStep decideStep(
            Ledger ledger,
            CurrentSetup currentSetup,
            PartnerStates states,
            RecordStep recordStep,
            Withdrawals withdrawals) {
        return new DecideStep(
                ledger,
                currentSetup::policy,
                states::isTesting,
                id -> currentSetup.setup().takesAnswers(id),
                recordStep,
                withdrawals);
    }

    @Bean
    LateDeliveries lateDeliveries(
            Ledger ledger, Setup setup, DueDeliveries dueDeliveries, ExchangeListeners listeners) {
        return new LateDeliveries(ledger, DueTimes.of(setup.partners().all()), dueDeliveries, listeners);
    }

    @Bean
    NumberedCopies numberedCopies(LedgerDatabase ledgerDatabase) {
        return new NumberedCopies(new CopyNumbers(ledgerDatabase));
    }

    @Bean
    RenderStep renderStep(
            Ledger ledger,
            CopyRenderer copyRenderer,
            LateDeliveries lateDeliveries,
            OverdueStart overdueStart,
            Withdrawals withdrawals) {
        TestModeDelivery tests = new TestModeDelivery(copyRenderer);
        return new RenderStep(ledger, copyRenderer, tests, lateDeliveries, overdueStart, withdrawals);
    }

    @Bean
    AcknowledgeStep acknowledgeStep(
            SenderReceipts senderReceipts, ParkingWriter parkingWriter, Maintenance maintenance) {
        return new AcknowledgeStep(senderReceipts, parkingWriter, maintenance);
    }

    @Bean
    ReportStep reportStep(Ledger ledger, ExchangeListeners listeners) {
        return new ReportStep(ledger, listeners);
    }

    @Bean
    MessageStep messageStep() {
        return new MessageStep();
    }

    @Bean
    Rehearsal rehearsal(
            Ledger ledger,
            ReadStep readStep,
            RecordStep recordStep,
            DecideStep decideStep,
            RenderStep renderStep,
            AcknowledgeStep acknowledgeStep) {
        return new Rehearsal(ledger, readStep, recordStep, decideStep, renderStep, acknowledgeStep);
    }

    @Bean
    ConfirmStep confirmStep(Ledger ledger, UnknownEntries unknownEntries) {
        return new ConfirmStep(ledger, unknownEntries);
    }

    @Bean
    PeriodicFiles pictureMonths(LedgerDatabase ledgerDatabase) {
        return PeriodicFiles.pictures(ledgerDatabase);
    }

    @Bean
    CopiesOnTheirWay copiesOnTheirWay(
            Parking parking,
            RepeatCopies repeats,
            Withdrawals withdrawals,
            PeriodicFiles pictures,
            @Qualifier("manifestDays") PeriodicFiles manifestDays,
            GivenFiles givenFiles,
            LyingFiles lyingFiles) {
        return new CopiesOnTheirWay(parking, repeats, withdrawals, pictures, manifestDays, givenFiles, lyingFiles);
    }

    @Bean
    FileStep fileStep(
            Servers servers,
            Mappings mappings,
            Protections protections,
            Ledger ledger,
            CopiesOnTheirWay copies,
            SharedConnection hubConnection) {
        return new FileStep(servers, mappings, protections, ledger, copies, hubConnection::since);
    }

    @Bean
    DeliverTogether deliverTogether(
            ConfirmStep confirmStep,
            FileStep fileStep,
            Servers servers,
            PartnerGates gates,
            Ledger ledger,
            SharedConnection hubConnection,
            Paces paces) {
        return new DeliverTogether(confirmStep, fileStep, servers, gates, ledger, hubConnection::since, paces);
    }

    @Bean
    UploadStep uploadStep(ExchangeListeners listeners) {
        return new UploadStep(listeners);
    }

    @Bean
    RecordDeliveryStep recordDeliveryStep(
            Ledger ledger,
            CopiesOnTheirWay copies,
            SenderReceipts senderReceipts,
            ParkingWriter parkingWriter,
            LateDeliveries lateDeliveries,
            ExchangeListeners listeners) {
        return new RecordDeliveryStep(ledger, copies, senderReceipts, parkingWriter, lateDeliveries, listeners);
    }

    @Bean
    CollectionGate collectionGate(PartnerGates gates, ClusterLeases leases) {
        return new CollectionGate(gates, leases);
    }

    @Bean
    FetchStep fetchStep(
            HubSettings settings, Servers servers, Mappings mappings, CollectionGate collectionGate, CrashCount crashes)
            throws IOException {
        Path folder = HubBeans.inHand(settings).resolve("fetched");
        return new FetchStep(
                servers,
                mappings,
                collectionGate,
                crashes,
                folder,
                settings.largestFile().toBytes());
    }

    @Bean
    FileInHand fileInHand(HubSettings settings, Protections protections, CrashCount crashes) {
        DataSize inHand = settings.filesInHand();
        FileBudget budget = new FileBudget(
                inHand == null ? FileBudget.usual() : inHand.toBytes(),
                settings.largestFile().toBytes());
        return new FileInHand(budget, protections, crashes);
    }

    @Bean
    OpenStep openStep(Protections protections) {
        return new OpenStep(protections);
    }

    @Bean
    CutStep cutStep(Mappings mappings, HubSettings settings) {
        return new CutStep(mappings, (int) settings.largestNotification().toBytes());
    }

    @Bean
    QueueStep queueStep(HubSettings settings, SharedConnection hubConnection, UrgencySight urgencySight) {
        int largest = (int) settings.largestNotification().toBytes();
        return new QueueStep(new PieceSender(hubConnection, largest, urgencySight));
    }

    @Bean
    MoveStep moveStep(Servers servers, TestFileCheck testFiles, CrashCount crashes, CollectionGate collectionGate) {
        return new MoveStep(servers, testFiles, crashes, collectionGate);
    }
}
