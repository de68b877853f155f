package org.flaghoist.route;

import org.apache.camel.LoggingLevel;
import org.apache.camel.component.jms.JmsComponent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.connection.CachingConnectionFactory;

/** The broker, and how the routes use it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BrokerSettings.class)
class BrokerBeans {

    /** Sessions kept open: one for each route and some for receipts at the same time. */
    private static final int SESSIONS = 50;

    @Bean
    BrokerPlan brokerPlan(Setup setup) {
        return BrokerPlan.of(setup.partners().all());
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Broker broker(BrokerSettings settings, BrokerPlan plan, PartnerStates states) {
        return new Broker(settings, plan, states::trial);
    }

    // On the raw factory each send would make a producer; cached consumers would keep messages that nobody reads.
    @Bean
    CachingConnectionFactory hubConnections(Broker broker) {
        CachingConnectionFactory connections = new CachingConnectionFactory(broker.connectionFactory());
        connections.setCacheConsumers(false);
        connections.setSessionCacheSize(SESSIONS);
        return connections;
    }

    /**
     * Consumer and producers of a route share one session and one commit. With a transaction manager they would too,
     * but at two synced commits a message; with {@code CACHE_AUTO}, at a connection a message.
     */
    @Bean
    JmsComponent jms(CachingConnectionFactory hubConnections) {
        JmsComponent jms = new JmsComponent();
        jms.setConnectionFactory(hubConnections);
        jms.setTransacted(true);
        jms.setLazyCreateTransactionManager(false);
        jms.setCacheLevelName("CACHE_CONSUMER");
        jms.setDisableReplyTo(true);
        // The routes get the message as it is: mapping would make the partner's objects of an ObjectMessage.
        jms.setMapJmsMessage(false);
        jms.setHeaderFilterStrategy(new OwnProperties());
        // What the container has in hand at a stop is done; else it would be rolled back, with a warning.
        jms.setAcceptMessagesWhileStopping(true);
        // Patience has said it by then.
        jms.setErrorHandlerLoggingLevel(LoggingLevel.DEBUG);
        return jms;
    }
}
