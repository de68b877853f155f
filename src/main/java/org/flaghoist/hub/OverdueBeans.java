package org.flaghoist.hub;

import java.util.Map;
import java.util.stream.Collectors;
import org.flaghoist.broker.SharedConnection;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.exchange.OnceSender;
import org.flaghoist.exchange.OverdueStart;
import org.flaghoist.exchange.SenderReceipts;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.operator.OverdueExecutor;
import org.flaghoist.operator.OverdueJob;
import org.flaghoist.operator.OverdueOperations;
import org.flaghoist.operator.OverdueSettings;
import org.flaghoist.overdue.OverdueBoard;
import org.flaghoist.overdue.OverdueClocks;
import org.flaghoist.overdue.OverdueLook;
import org.flaghoist.overdue.OverdueReceipts;
import org.flaghoist.partner.Overdue;
import org.flaghoist.partner.Partner;
import org.flaghoist.reload.CurrentSetup;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is overdue, and who is told. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OverdueSettings.class)
public class OverdueBeans {

    @Bean
    OverdueClocks overdueClocks(LedgerDatabase ledgerDatabase) {
        return new OverdueClocks(ledgerDatabase);
    }

    @Bean
    OverdueStart overdueStart(Ledger ledger, OverdueClocks overdueClocks, CurrentSetup currentSetup) {
        return new OverdueStart(ledger, overdueClocks, sender -> limits(currentSetup, sender));
    }

    @Bean
    OverdueLook overdueLook(LedgerDatabase ledgerDatabase, CurrentSetup currentSetup) {
        return new OverdueLook(ledgerDatabase, sender -> limits(currentSetup, sender));
    }

    @Bean
    OverdueReceipts overdueReceipts(LedgerDatabase ledgerDatabase, CurrentSetup currentSetup) {
        return new OverdueReceipts(
                ledgerDatabase,
                (sender, recipient) -> limits(currentSetup, sender).isTold(recipient));
    }

    @Bean
    OverdueBoard overdueBoard(LedgerDatabase ledgerDatabase) {
        return new OverdueBoard(ledgerDatabase.source());
    }

    @Bean
    OverdueExecutor overdueExecutor(
            OverdueClocks overdueClocks,
            OverdueLook overdueLook,
            OverdueReceipts overdueReceipts,
            CurrentSetup currentSetup,
            SenderReceipts senderReceipts,
            SharedConnection hubConnection,
            ClusterLeases leases) {
        return new OverdueExecutor(
                overdueClocks,
                overdueLook,
                overdueReceipts,
                () -> limits(currentSetup),
                senderReceipts,
                new OnceSender(hubConnection),
                leases);
    }

    @Bean
    OverdueJob overdueJob(OverdueExecutor overdueExecutor) {
        return new OverdueJob(overdueExecutor);
    }

    @Bean
    OverdueOperations overdueOperations(OverdueBoard overdueBoard) {
        return new OverdueOperations(overdueBoard);
    }

    // A partner that is no partner any more has none: it was sent by one that was.
    private static Overdue limits(CurrentSetup setup, String sender) {
        return setup.partners().stream()
                .filter(partner -> partner.id().equals(sender))
                .map(partner -> partner.wishes().overdue())
                .findFirst()
                .orElse(Overdue.NEVER);
    }

    private static Map<String, Overdue> limits(CurrentSetup setup) {
        return setup.partners().stream()
                .collect(Collectors.toMap(
                        Partner::id, partner -> partner.wishes().overdue()));
    }
}
