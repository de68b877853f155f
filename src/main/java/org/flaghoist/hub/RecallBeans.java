package org.flaghoist.hub;

import java.time.Clock;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.broker.SharedConnection;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.exchange.OnceSender;
import org.flaghoist.exchange.SenderReceipts;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.operator.WithdrawalExecutor;
import org.flaghoist.operator.WithdrawalJob;
import org.flaghoist.recall.Withdrawals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is withdrawn. */
@Configuration(proxyBeanMethods = false)
public class RecallBeans {

    @Bean
    Withdrawals withdrawals(LedgerDatabase ledgerDatabase, BrokerPlan plan) {
        return new Withdrawals(ledgerDatabase, plan.users().keySet());
    }

    @Bean
    WithdrawalExecutor withdrawalExecutor(
            Ledger ledger,
            Withdrawals withdrawals,
            Broker broker,
            SenderReceipts senderReceipts,
            SharedConnection hubConnection,
            ClusterLeases leases,
            Clock clock) {
        return new WithdrawalExecutor(
                ledger, withdrawals, broker, senderReceipts, new OnceSender(hubConnection), leases, clock);
    }

    @Bean
    WithdrawalJob withdrawalJob(Withdrawals withdrawals, WithdrawalExecutor executor) {
        return new WithdrawalJob(withdrawals, executor);
    }
}
