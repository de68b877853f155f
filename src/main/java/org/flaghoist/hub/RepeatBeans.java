package org.flaghoist.hub;

import java.time.Clock;
import javax.sql.DataSource;
import org.flaghoist.again.RepeatCopies;
import org.flaghoist.again.RepeatRequests;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.broker.Paces;
import org.flaghoist.broker.SharedConnection;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.exchange.OnceSender;
import org.flaghoist.exchange.PartnerStates;
import org.flaghoist.exchange.Protections;
import org.flaghoist.exchange.Setup;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.operator.Operator;
import org.flaghoist.operator.RepeatCheck;
import org.flaghoist.operator.RepeatExecutor;
import org.flaghoist.operator.RepeatJob;
import org.flaghoist.operator.RepeatOperations;
import org.flaghoist.operator.RepeatPace;
import org.flaghoist.operator.SendAgain;
import org.flaghoist.reload.CurrentSetup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What partners are sent again. */
@Configuration(proxyBeanMethods = false)
public class RepeatBeans {

    @Bean
    RepeatRequests repeatRequests(LedgerDatabase ledgerDatabase) {
        return new RepeatRequests(ledgerDatabase);
    }

    @Bean
    RepeatCopies repeatCopies(LedgerDatabase ledgerDatabase) {
        return new RepeatCopies(ledgerDatabase);
    }

    @Bean
    RepeatCheck repeatCheck(Ledger ledger, CurrentSetup currentSetup, DataSource database) {
        return new RepeatCheck(ledger, currentSetup::policy, database);
    }

    @Bean
    SendAgain sendAgain(
            RepeatRequests requests, RepeatCopies copies, RepeatCheck check, Setup setup, PartnerStates states) {
        return new SendAgain(requests, copies, check, setup.partners(), states);
    }

    @Bean
    RepeatExecutor repeatExecutor(
            Ledger ledger,
            RepeatRequests requests,
            RepeatCopies copies,
            RepeatCheck check,
            Protections protections,
            SharedConnection hubConnection,
            ClusterLeases leases) {
        return new RepeatExecutor(ledger, requests, copies, check, protections, new OnceSender(hubConnection), leases);
    }

    @Bean
    RepeatJob repeatJob(
            RepeatRequests requests,
            RepeatExecutor executor,
            Broker broker,
            BrokerPlan plan,
            Paces paces,
            PartnerStates states) {
        return new RepeatJob(requests, executor, new RepeatPace(broker, plan, paces, states));
    }

    @Bean
    RepeatOperations repeatOperations(SendAgain sendAgain, Operator operator, Clock clock) {
        return new RepeatOperations(sendAgain, operator, clock);
    }
}
