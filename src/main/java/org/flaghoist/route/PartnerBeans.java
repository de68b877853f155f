package org.flaghoist.route;

import java.time.Clock;
import java.util.List;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.flaghoist.ledger.Installation;
import org.flaghoist.ledger.Standings;
import org.flaghoist.route.HubBeans.LedgerKeyBytes;
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
class PartnerBeans {

    @Bean
    @DependsOnDatabaseInitialization
    PartnerStates partnerStates(DataSource database, LedgerKeyBytes key, Clock clock, Setup setup) {
        return new PartnerStates(
                new Standings(database, key.bytes(), clock), setup.partners().all());
    }

    @Bean
    @DependsOnDatabaseInitialization
    Installation installation(DataSource database, LedgerKeyBytes key, Clock clock) {
        return new Installation(database, key.bytes(), clock);
    }

    @Bean
    StartCheck startCheck(
            HubSettings settings,
            BrokerSettings brokerSettings,
            Broker broker,
            BrokerPlan plan,
            Installation installation,
            @Value("${camel.main.routes-include-pattern}") Resource[] routes) {
        RouteFiles files = new RouteFiles(List.of(routes));
        return new StartCheck(settings, brokerSettings.directory(), broker, plan, installation, files);
    }

    // The routes start when all beans are there, so after the queues are in the partners' states.
    @Bean(initMethod = "open")
    PartnerGates partnerGates(Broker broker, BrokerPlan plan, PartnerStates states, StartCheck check) {
        return new PartnerGates(broker, plan, states, check);
    }

    @Bean
    RoutesStarted routesStarted(CamelContext context, BrokerPlan plan) {
        return new RoutesStarted(context, plan);
    }

    @Bean
    DiskWatch diskWatch(Broker broker, PartnerGates gates, BrokerSettings settings) {
        return new DiskWatch(broker, gates, settings.directory());
    }

    @Bean
    SmartInitializingSingleton partnersInTheConsole(
            ObjectProvider<MBeanExporter> exporter,
            BrokerPlan plan,
            PartnerStates states,
            Broker broker,
            Operator operator) {
        return () -> exporter.ifAvailable(console -> plan.partners()
                .forEach(partner -> console.registerManagedResource(
                        new PartnerOperations(partner, states, broker, operator), name(partner))));
    }

    private static ObjectName name(String partner) {
        try {
            return new ObjectName("org.flaghoist:type=Partner,name=" + partner);
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(partner, e);
        }
    }
}
