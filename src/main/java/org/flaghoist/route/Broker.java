package org.flaghoist.route;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.filter.impl.FilterImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** The embedded Artemis broker: closed to all but the partners' own queues, and checked when it starts. */
public final class Broker implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final BrokerPlan plan;
    private final int inVmId = RANDOM.nextInt(Integer.MAX_VALUE);
    // Made anew at each start: nobody but this process logs in as the hub.
    private final String hubPassword = HexFormat.of().formatHex(RANDOM.generateSeed(16));
    private final EmbeddedActiveMQ embedded;

    /** @param trials which trial a partner sends for, 0 for none */
    Broker(BrokerSettings settings, BrokerPlan plan, ToIntFunction<String> trials) {
        this.plan = plan;
        Configuration configuration = new BrokerConfiguration(settings, plan).build(inVmId);
        configuration.registerBrokerPlugin(new PartnersSends(
                settings.largestMessage().toBytes(),
                user -> plan.partnerOf(user).map(trials::applyAsInt).orElse(0)));
        this.embedded = new EmbeddedActiveMQ()
                .setConfiguration(configuration)
                .setSecurityManager(new ActiveMQJAASSecurityManager(
                        InVMLoginModule.class.getName(), BrokerRights.users(plan, hubPassword)));
    }

    /** Starts for the hub alone; {@link #listen} lets the partners in. */
    void start() throws Exception {
        embedded.start();
    }

    /** Lets the partners in. Until then only the hub itself can do anything. */
    void listen() throws Exception {
        for (Acceptor acceptor :
                embedded.getActiveMQServer().getRemotingService().getAcceptors().values()) {
            if (!acceptor.isAutoStart()) {
                acceptor.start();
            }
        }
    }

    /** Gives nothing of a queue to anybody, or again; what is in hand is finished. Not remembered over a restart. */
    void hold(String queue, boolean held) {
        Queue there = queue(queue);
        if (held) {
            there.pause();
        } else {
            there.resume();
        }
    }

    /** Whether the disk is fuller than it may be: the broker then takes nothing from partners. */
    boolean isDiskFull() {
        return embedded.getActiveMQServer().getPagingManager().isDiskFull();
    }

    /** How many messages a queue has, those in hand included. */
    long count(String queue) {
        return queue(queue).getMessageCount();
    }

    private Queue queue(String name) {
        Queue queue = embedded.getActiveMQServer().locateQueue(SimpleString.of(name));
        if (queue == null) {
            throw new IllegalStateException("broker: queue " + name + " is gone; start the hub again");
        }
        return queue;
    }

    /** What is wrong with its queues: each must be there, and nothing may get lost for want of a dead-letter queue. */
    List<String> faults() {
        ActiveMQServer server = embedded.getActiveMQServer();
        return server.isActive()
                ? new QueueCheck(server, plan).faults()
                : List.of("the broker did not start; see the log above");
    }

    /** Whether anything lies on any of the hub's queues. */
    boolean holdsMessages() {
        return plan.queues().anyMatch(queue -> count(queue) > 0);
    }

    /** The hub's own way in. */
    ActiveMQConnectionFactory connectionFactory() {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(
                false, new TransportConfiguration(InVMConnectorFactory.class.getName(), Map.of("serverId", inVmId)));
        factory.setUser(BrokerRights.HUB).setPassword(hubPassword);
        // One message at a time: after a crash only the one that was being handled counts as delivered.
        factory.setConsumerWindowSize(0);
        factory.setBlockOnDurableSend(true);
        // On a full disk the broker makes producers wait by giving no credit. The hub then takes nothing more of
        // itself,
        // and what it has in hand must get through, or its threads would wait and not even stop.
        factory.setProducerWindowSize(-1);
        return factory;
    }

    /**
     * Removes a message from its queue, where it is on the disk, too.
     *
     * @param messageId as JMS has it
     */
    void remove(String queue, String messageId) {
        try {
            server().locateQueue(SimpleString.of(queue))
                    .deleteMatchingReferences(FilterImpl.createFilter("AMQUserID = '" + messageId + "'"));
        } catch (Exception e) {
            throw new IllegalStateException("queue " + queue + ": " + e.getMessage(), e);
        }
    }

    /** Names this broker's journal: with it a message's number is unique for good. */
    String nodeId() {
        return embedded.getActiveMQServer().getNodeID().toString();
    }

    /** The running server, for the console. */
    public ActiveMQServer server() {
        return embedded.getActiveMQServer();
    }

    @Override
    public void close() throws Exception {
        embedded.stop();
    }
}
