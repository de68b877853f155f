package org.flaghoist.hub;

import java.util.Set;
import javax.sql.DataSource;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.broker.CachedQueueCounts;
import org.flaghoist.broker.SharedConnection;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.exchange.AcknowledgeStep;
import org.flaghoist.exchange.DecideStep;
import org.flaghoist.exchange.ExchangeListeners;
import org.flaghoist.exchange.OnceSender;
import org.flaghoist.exchange.RecallMaker;
import org.flaghoist.exchange.RecordStep;
import org.flaghoist.exchange.RenderStep;
import org.flaghoist.exchange.SenderReceipts;
import org.flaghoist.exchange.Setup;
import org.flaghoist.exchange.UnknownEntries;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.operator.LeftCopies;
import org.flaghoist.operator.Operator;
import org.flaghoist.operator.RecallCancellations;
import org.flaghoist.operator.RecallConfirmations;
import org.flaghoist.operator.RecallExecutor;
import org.flaghoist.operator.RecallJob;
import org.flaghoist.operator.RecallOperations;
import org.flaghoist.operator.UnfetchedCopies;
import org.flaghoist.operator.WithdrawalExecutor;
import org.flaghoist.operator.WithdrawalJob;
import org.flaghoist.recall.RecalledCopies;
import org.flaghoist.recall.Recalls;
import org.flaghoist.recall.Withdrawals;
import org.flaghoist.reload.CurrentSetup;
import org.flaghoist.search.Overview;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is withdrawn, and what people recall. */
@Configuration(proxyBeanMethods = false)
public class RecallBeans {

    @Bean
    Withdrawals withdrawals(LedgerDatabase ledgerDatabase, Setup setup) {
        return new Withdrawals(ledgerDatabase, setup.partners().consumers());
    }

    @Bean
    WithdrawalExecutor withdrawalExecutor(
            Ledger ledger,
            Withdrawals withdrawals,
            Broker broker,
            SenderReceipts senderReceipts,
            SharedConnection hubConnection,
            ClusterLeases leases,
            ExchangeListeners listeners) {
        return new WithdrawalExecutor(
                ledger, withdrawals, broker, senderReceipts, new OnceSender(hubConnection), leases, listeners);
    }

    @Bean
    WithdrawalJob withdrawalJob(WithdrawalExecutor executor) {
        return new WithdrawalJob(executor);
    }

    @Bean
    LeftCopies leftCopies(
            Ledger ledger, Withdrawals withdrawals, WithdrawalExecutor executor, UnknownEntries unknown, Setup setup) {
        return new LeftCopies(
                ledger, withdrawals, executor, unknown, setup.partners().consumers());
    }

    @Bean
    Recalls recalls(LedgerDatabase ledgerDatabase) {
        return new Recalls(ledgerDatabase);
    }

    @Bean
    RecallMaker recallMaker(
            Ledger ledger,
            Withdrawals withdrawals,
            RecordStep recordStep,
            DecideStep decideStep,
            RenderStep renderStep,
            AcknowledgeStep acknowledgeStep) {
        return new RecallMaker(ledger, withdrawals, recordStep, decideStep, renderStep, acknowledgeStep);
    }

    @Bean
    RecallCancellations recallCancellations(
            Recalls recalls, RecallMaker maker, DataSource database, Broker broker, BrokerPlan plan) {
        return new RecallCancellations(
                recalls, maker, new Overview(database), broker.nodeId(), Set.copyOf(plan.partners()));
    }

    @Bean
    RecallExecutor recallExecutor(
            Ledger ledger,
            Recalls recalls,
            Withdrawals withdrawals,
            RecallCancellations cancellations,
            Broker broker,
            SharedConnection hubConnection,
            ClusterLeases leases) {
        return new RecallExecutor(
                ledger, recalls, withdrawals, cancellations, broker, new OnceSender(hubConnection), leases);
    }

    @Bean
    RecallConfirmations recallConfirmations(
            Withdrawals withdrawals,
            Broker broker,
            BrokerPlan plan,
            CachedQueueCounts queues,
            SharedConnection hubConnection) {
        return new RecallConfirmations(withdrawals, broker, queues, new UnfetchedCopies(hubConnection, plan));
    }

    @Bean
    RecallJob recallJob(RecallExecutor executor, RecallConfirmations confirmations, CurrentSetup currentSetup) {
        return new RecallJob(executor, confirmations, currentSetup);
    }

    @Bean
    RecallOperations recallOperations(
            Recalls recalls, RecallCancellations cancellations, LedgerDatabase ledgerDatabase, Operator operator) {
        return new RecallOperations(recalls, new RecalledCopies(ledgerDatabase), cancellations, operator);
    }
}
