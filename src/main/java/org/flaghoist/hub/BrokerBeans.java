package org.flaghoist.hub;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.apache.activemq.artemis.jms.client.ActiveMQDestination;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.jms.ConsumerType;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.jms.MessageListenerContainerFactory;
import org.flaghoist.broker.BatchContainer;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.broker.BrokerSettings;
import org.flaghoist.broker.CachedQueueCounts;
import org.flaghoist.broker.ConsumedMessagesJob;
import org.flaghoist.broker.EmbeddedBroker;
import org.flaghoist.broker.EventsSettings;
import org.flaghoist.broker.ExternalBroker;
import org.flaghoist.broker.ExternalBrokerSettings;
import org.flaghoist.broker.HubHeaderFilter;
import org.flaghoist.broker.Paces;
import org.flaghoist.broker.ReadyMessage;
import org.flaghoist.broker.SharedConnection;
import org.flaghoist.broker.SharedPaces;
import org.flaghoist.broker.UrgencySight;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.exchange.CrashCount;
import org.flaghoist.exchange.DeliverTogether;
import org.flaghoist.exchange.LastContacts;
import org.flaghoist.exchange.NumberedCopies;
import org.flaghoist.exchange.PartnerStates;
import org.flaghoist.exchange.ReadStep;
import org.flaghoist.exchange.RedeliveryBackoff;
import org.flaghoist.exchange.Setup;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.notification.PrivateFiles;
import org.flaghoist.notification.SetupException;
import org.flaghoist.reload.CurrentSetup;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The broker, and how the routes use it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BrokerSettings.class, EventsSettings.class})
public class BrokerBeans {

    /** Sessions kept open: one for each route and some for receipts at the same time. */
    private static final int SESSIONS = 50;

    private static final int LARGEST_BATCH = 50;

    /** What is handled must not wait long for its commit. */
    private static final Duration LONGEST_BATCH = Duration.ofMillis(250);

    /** What a hub that is killed has not recorded yet. */
    private static final int MOST_DELIVERIES = 32;

    private static final Duration LONGEST_DELIVERIES = Duration.ofSeconds(10);

    @Bean
    BrokerPlan brokerPlan(Setup setup, EventsSettings events) {
        return BrokerPlan.of(setup.partners().all(), events);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Broker broker(
            BrokerSettings settings,
            BrokerPlan plan,
            PartnerStates states,
            UrgencySight urgencySight,
            LastContacts contacts)
            throws IOException {
        ExternalBrokerSettings external = settings.external();
        List<String> faults = external == null ? plan.missingPasswords() : external.faults();
        if (!faults.isEmpty()) {
            throw new SetupException(faults);
        }
        if (external == null) {
            PrivateFiles.directory(settings.directory());
            return new EmbeddedBroker(settings, plan, states::testRun, urgencySight, contacts::taken);
        }
        return new ExternalBroker(external);
    }

    @Bean
    UrgencySight urgencySight(Setup setup) {
        return (partner, message) -> setup.mappings().of(partner).urgencyAtSight(message);
    }

    @Bean
    Paces paces(Setup setup, ClusterLeases leases, DataSource database) {
        return new Paces(setup.partners().all(), leases.areShared() ? new SharedPaces(database) : null);
    }

    @Bean
    CachedQueueCounts cachedQueueCounts(Broker broker) {
        return new CachedQueueCounts(broker);
    }

    @Bean
    ConsumedMessagesJob consumedMessagesJob(
            Broker broker, CachedQueueCounts queues, BrokerPlan plan, LastContacts contacts) {
        return new ConsumedMessagesJob(broker, queues, plan.takers(), contacts::taken);
    }

    @Bean
    SharedConnection hubConnection(Broker broker) {
        return new SharedConnection(broker.connectionFactory(), SESSIONS);
    }

    /** For the route whose steps share one transaction of the ledger, be it for one message or a batch. */
    @Bean
    MessageListenerContainerFactory batches(
            Ledger ledger,
            CrashCount crashes,
            ReadStep readStep,
            NumberedCopies numberedCopies,
            RedeliveryBackoff redeliveryBackoff,
            CurrentSetup currentSetup) {
        BatchContainer.Together together = new BatchContainer.Together() {
            @Override
            public void run(String queue, boolean again, Runnable work) {
                crashes.during(queue, again, () -> currentSetup.run(() -> ledger.batch(!again, work)));
            }

            @Override
            public void before(String queue, List<Message> messages) throws JMSException {
                readStep.before(messages, queue);
            }

            @Override
            public void handle(BatchContainer.InHand inHand, Runnable each) throws JMSException {
                readStep.readAhead(inHand.messages(), inHand.queue());
                each.run();
            }

            @Override
            public void beforeSend(boolean again, List<ReadyMessage> messages) throws JMSException {
                numberedCopies.number(messages, again);
            }

            @Override
            public boolean isHandled(Message message) {
                return readStep.isHandled(message);
            }

            @Override
            public void ended(String queue, boolean committed) {
                readStep.ended(queue, committed);
            }
        };
        return endpoint -> new BatchContainer(endpoint, LARGEST_BATCH, LONGEST_BATCH, together, redeliveryBackoff);
    }

    /**
     * For all other routes that take from a queue, which bring what they take to servers. What one hub has noted of
     * that, another that takes over does not know: where there may be others, each message is handled alone.
     */
    @Bean
    MessageListenerContainerFactory deliveries(
            DeliverTogether deliverTogether, ClusterLeases leases, RedeliveryBackoff redeliveryBackoff) {
        return endpoint -> leases.areShared()
                ? BatchContainer.ofOne(endpoint, deliverTogether, redeliveryBackoff)
                : new BatchContainer(endpoint, MOST_DELIVERIES, LONGEST_DELIVERIES, deliverTogether, redeliveryBackoff);
    }

    /**
     * Consumer and producers of a route share one session and one commit. With a transaction manager they would too,
     * but at two synced commits a message; with {@code CACHE_AUTO}, at a connection a message.
     */
    @Bean
    public JmsComponent jms(
            SharedConnection hubConnection, @Qualifier("deliveries") MessageListenerContainerFactory deliveries) {
        JmsComponent jms = new JmsComponent();
        jms.setConnectionFactory(hubConnection);
        jms.setTransacted(true);
        jms.setLazyCreateTransactionManager(false);
        jms.setCacheLevelName("CACHE_CONSUMER");
        jms.getConfiguration().setConsumerType(ConsumerType.Custom);
        jms.setMessageListenerContainerFactory(deliveries);
        jms.setDisableReplyTo(true);
        // The routes get the message as it is: mapping would make the partner's objects of an ObjectMessage.
        jms.setMapJmsMessage(false);
        // A message is sent with the priority of its own header.
        jms.setPreserveMessageQos(true);
        jms.setHeaderFilterStrategy(new HubHeaderFilter());
        // The session would ask the broker about a queue each time that something is sent to it by name.
        jms.setDestinationResolver((session, name, topic) ->
                topic ? ActiveMQDestination.createTopic(name) : ActiveMQDestination.createQueue(name));
        // What the container has in hand at a stop is done; else it would be rolled back, with a warning.
        jms.setAcceptMessagesWhileStopping(true);
        // RedeliveryBackoff has logged it by then.
        jms.setErrorHandlerLoggingLevel(LoggingLevel.DEBUG);
        return jms;
    }
}
