package org.flaghoist.hub;

import java.time.Clock;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.SharedConnection;
import org.flaghoist.broker.TakenQueue;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.exchange.CollectionGate;
import org.flaghoist.exchange.ExchangeListeners;
import org.flaghoist.exchange.OnceSender;
import org.flaghoist.exchange.SenderReceipts;
import org.flaghoist.exchange.Setup;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.operator.InboxJob;
import org.flaghoist.operator.TakenExecutor;
import org.flaghoist.operator.TakenJob;
import org.flaghoist.operator.TakenRecorder;
import org.flaghoist.operator.TakenSettings;
import org.flaghoist.reload.CurrentSetup;
import org.flaghoist.sftp.Servers;
import org.flaghoist.taken.LyingFiles;
import org.flaghoist.taken.TakenCopies;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What partners take, and who is told. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TakenSettings.class)
public class TakenBeans {

    @Bean
    LyingFiles lyingFiles(LedgerDatabase ledgerDatabase) {
        return new LyingFiles(ledgerDatabase);
    }

    @Bean
    TakenCopies takenCopies(LedgerDatabase ledgerDatabase, CurrentSetup currentSetup) {
        return new TakenCopies(
                ledgerDatabase,
                (sender, recipient) -> currentSetup.partners().stream()
                        .anyMatch(partner ->
                                partner.id().equals(sender) && partner.wishes().isToldOfTaking(recipient)));
    }

    @Bean
    TakenRecorder takenRecorder(Ledger ledger, TakenCopies takenCopies, ExchangeListeners listeners) {
        return new TakenRecorder(ledger, takenCopies, listeners);
    }

    @Bean
    TakenExecutor takenExecutor(
            Broker broker,
            SharedConnection hubConnection,
            TakenRecorder takenRecorder,
            TakenCopies takenCopies,
            SenderReceipts senderReceipts,
            ClusterLeases leases) {
        return new TakenExecutor(
                new TakenQueue(hubConnection, broker),
                takenRecorder,
                takenCopies,
                senderReceipts,
                new OnceSender(hubConnection),
                leases);
    }

    @Bean
    TakenJob takenJob(TakenExecutor takenExecutor) {
        return new TakenJob(takenExecutor);
    }

    @Bean
    InboxJob inboxJob(
            Setup setup,
            Servers servers,
            CollectionGate collectionGate,
            LyingFiles lyingFiles,
            TakenRecorder takenRecorder,
            TakenSettings settings,
            Clock clock) {
        return InboxJob.of(setup.partners().all(), servers, collectionGate, lyingFiles, takenRecorder, settings, clock);
    }
}
