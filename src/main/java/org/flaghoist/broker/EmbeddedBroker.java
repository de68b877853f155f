package org.flaghoist.broker;

import jakarta.jms.ConnectionFactory;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.filter.Filter;
import org.apache.activemq.artemis.core.filter.impl.FilterImpl;
import org.apache.activemq.artemis.core.paging.PagingManager;
import org.apache.activemq.artemis.core.postoffice.Binding;
import org.apache.activemq.artemis.core.postoffice.QueueBinding;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.security.impl.SecurityStoreImpl;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.flaghoist.notification.SetupException;
import org.flaghoist.partner.Jms;
import org.springframework.core.NestedExceptionUtils;

/** The embedded Artemis broker: closed to all but the partners' own queues, and checked when it starts. */
public final class EmbeddedBroker implements Broker {

    private static final int COMPACTING_MILLIS = 60_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final int inVmId = RANDOM.nextInt(Integer.MAX_VALUE);
    // Made anew at each start: nobody but this process logs in as the hub.
    private final String hubPassword = HexFormat.of().formatHex(RANDOM.generateSeed(16));
    private final EmbeddedActiveMQ embedded;
    private final SecurityConfiguration users;

    /**
     * @param testRuns which test run a partner sends for, 0 for none
     * @param taken is called with the partner whenever one took a message from its queue
     */
    public EmbeddedBroker(
            BrokerSettings settings,
            BrokerPlan plan,
            ToIntFunction<String> testRuns,
            UrgencySight sight,
            Consumer<String> taken) {
        this.users = BrokerRights.users(plan.users(), plan.events().subscribers(), hubPassword);
        Configuration configuration = new EmbeddedBrokerConfiguration(settings, plan).build(inVmId);
        configuration.registerBrokerPlugin(new InboundMessageSanitizer(
                settings.largestMessage().toBytes(),
                new UrgentMark(sight),
                new InboundMessageSanitizer.Embedded(plan::partnerOf, testRuns)));
        configuration.registerBrokerPlugin(new ConsumedMessagesPlugin(plan.takers(), taken));
        configuration.registerBrokerPlugin(new CurrentPasswordsPlugin(users));
        this.embedded = new EmbeddedActiveMQ()
                .setConfiguration(configuration)
                .setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
    }

    @Override
    public void start() throws Exception {
        embedded.start();
        if (!server().isActive()) {
            throw new SetupException(List.of("the broker did not start; see the log above"));
        }
    }

    @Override
    public void listen() throws Exception {
        for (Acceptor acceptor : server().getRemotingService().getAcceptors().values()) {
            if (!acceptor.isAutoStart()) {
                start(acceptor);
            }
        }
    }

    private static void start(Acceptor acceptor) throws Exception {
        try {
            acceptor.start();
        } catch (IllegalStateException e) {
            throw new SetupException(List.of("flaghoist.broker." + acceptor.getName() + "-port: "
                    + SafeErrorText.by(NestedExceptionUtils.getMostSpecificCause(e)) + ": "
                    + acceptor.getConfiguration().get(TransportConstants.PORT_PROP_NAME)
                    + "; free the port, or choose another"));
        }
    }

    @Override
    public void setShut(String queue, boolean shut) {
        Queue there = queue(queue);
        if (shut) {
            there.pause();
        } else {
            there.resume();
        }
    }

    @Override
    public Set<String> shutQueues() {
        return all().filter(Queue::isPaused)
                .map(queue -> queue.getName().toString())
                .collect(Collectors.toSet());
    }

    @Override
    public Map<String, QueueCounts> now() {
        return all().collect(Collectors.toMap(
                queue -> queue.getName().toString(),
                queue -> new QueueCounts(
                        queue.getMessageCount(), queue.getConsumerCount(), queue.getMessagesAcknowledged()),
                (one, other) -> one));
    }

    private Stream<Queue> all() {
        return server().getPostOffice()
                .getAllBindings()
                .filter(QueueBinding.class::isInstance)
                .map(binding -> ((QueueBinding) binding).getQueue());
    }

    @Override
    public boolean isDiskFull() {
        PagingManager paging = server().getPagingManager();
        // A broker that has stopped has none.
        return paging != null && paging.isDiskFull();
    }

    @Override
    public List<QuotaUse> quotas() {
        return SanitizerFacts.quotas(new EmbeddedManagement(server()));
    }

    @Override
    public void changePasswords(Collection<Jms> changed) {
        changed.forEach(user -> users.addUser(user.user(), user.passwordText()));
        // Artemis keeps for a while who was let in by what.
        if (server().getSecurityStore() instanceof SecurityStoreImpl store) {
            store.invalidateAuthenticationCache();
        }
        changed.forEach(user -> server().getActiveMQServerControl().closeConnectionsForUser(user.user()));
    }

    @Override
    public long count(String queue) {
        return queue(queue).getMessageCount();
    }

    @Override
    public boolean isInHand(String queue) {
        return queue(queue).getDeliveringCount() > 0;
    }

    @Override
    public int consumers(String queue) {
        return queue(queue).getConsumerCount();
    }

    @Override
    public Optional<Instant> oldest(String queue) {
        return new QueueBacklog(queue(queue)).oldest();
    }

    private Queue queue(String name) {
        Queue queue = server().locateQueue(SimpleString.of(name));
        if (queue == null) {
            throw new IllegalStateException("broker: queue " + name + " is gone; start the hub again");
        }
        return queue;
    }

    @Override
    public boolean isRunning() {
        return server().isActive();
    }

    @Override
    public BrokerFactsReader inventory() {
        return new BrokerFactsReader(new EmbeddedManagement(server()));
    }

    @Override
    public ConnectionFactory connectionFactory() {
        ActiveMQConnectionFactory factory = HubConnections.through(
                new TransportConfiguration(InVMConnectorFactory.class.getName(), Map.of("serverId", inVmId)));
        factory.setUser(BrokerRights.HUB).setPassword(hubPassword);
        // This figure means: as the settings of the queue's address say.
        factory.setConsumerWindowSize(ActiveMQClient.DEFAULT_CONSUMER_WINDOW_SIZE);
        return factory;
    }

    @Override
    public void remove(String queue, String messageId) {
        removeAll(queue, "AMQUserID = '" + messageId + "'");
    }

    @Override
    public int removeAll(String queue, String filter) {
        return onQueue(queue, filter, Queue::deleteMatchingReferences);
    }

    @Override
    public void moveAll(String queue, String filter, String to) {
        onQueue(queue, filter, (there, which) -> {
            SimpleString target = SimpleString.of(to);
            // Without it the broker would drop them.
            Binding binding = Objects.requireNonNull(
                    server().getPostOffice().getBinding(target), "queue " + to + " is not there");
            return there.moveReferences(which, target, binding);
        });
    }

    private interface QueueSearch {
        int on(Queue queue, Filter which) throws Exception;
    }

    private int onQueue(String queue, String filter, QueueSearch work) {
        try {
            int count = work.on(server().locateQueue(SimpleString.of(queue)), FilterImpl.createFilter(filter));
            server().getStorageManager().waitOnOperations();
            return count;
        } catch (Exception e) {
            throw new IllegalStateException("queue " + queue + ", " + filter + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void compact() {
        try {
            server().getStorageManager().getMessageJournal().scheduleCompactAndBlock(COMPACTING_MILLIS);
        } catch (Exception e) {
            throw new IllegalStateException("the broker's journal is not compacted: " + e.getMessage(), e);
        }
    }

    @Override
    public String nodeId() {
        return server().getNodeID().toString();
    }

    @Override
    public MessagePosition position() {
        return new MessagePosition(nodeId(), server().getStorageManager().generateID());
    }

    @Override
    public Optional<MessagePosition> passed() {
        return Optional.of(position());
    }

    public ActiveMQServer server() {
        return embedded.getActiveMQServer();
    }

    @Override
    public void close() throws Exception {
        embedded.stop();
    }
}
