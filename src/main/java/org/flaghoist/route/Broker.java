package org.flaghoist.route;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.filter.impl.FilterImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.flaghoist.notification.SetupException;

/** The embedded Artemis broker: closed to all but the partners' own queues, and checked when it starts. */
public final class Broker implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final BrokerPlan plan;
    private final int inVmId = RANDOM.nextInt(Integer.MAX_VALUE);
    // Made anew at each start: nobody but this process logs in as the hub.
    private final String hubPassword = HexFormat.of().formatHex(RANDOM.generateSeed(16));
    private final EmbeddedActiveMQ embedded;

    Broker(BrokerSettings settings, BrokerPlan plan) {
        this.plan = plan;
        Configuration configuration = new BrokerConfiguration(settings, plan).build(inVmId);
        configuration.registerBrokerPlugin(
                new PartnersSends(settings.largestMessage().toBytes()));
        this.embedded = new EmbeddedActiveMQ()
                .setConfiguration(configuration)
                .setSecurityManager(new ActiveMQJAASSecurityManager(
                        InVMLoginModule.class.getName(), BrokerRights.users(plan, hubPassword)));
    }

    /** Starts, and fails unless every queue is there and nothing can get lost for want of a dead-letter queue. */
    void start() throws Exception {
        embedded.start();
        List<String> missing = missing(embedded.getActiveMQServer());
        if (!missing.isEmpty()) {
            embedded.stop();
            throw new SetupException(missing);
        }
    }

    private List<String> missing(ActiveMQServer server) {
        List<String> missing = new ArrayList<>();
        if (!server.isActive()) {
            missing.add("broker: did not start; see the log above");
            return missing;
        }
        plan.queues().forEach(name -> {
            Queue queue = server.locateQueue(SimpleString.of(name));
            if (queue == null || !queue.getAddress().toString().equals(name)) {
                missing.add("broker: queue " + name + " is not there or not bound to its address");
            } else if (queue.isExclusive() != plan.isExclusive(name)) {
                missing.add("broker: queue " + name + " must " + (queue.isExclusive() ? "not " : "") + "be exclusive");
            }
            AddressSettings settings = server.getAddressSettingsRepository().getMatch(name);
            for (SimpleString last : List.of(settings.getDeadLetterAddress(), settings.getExpiryAddress())) {
                if (server.locateQueue(last) == null) {
                    missing.add("broker: " + last + ", where " + name + " puts what it gives up, has no queue");
                }
            }
        });
        return missing;
    }

    /** The hub's own way in. */
    ActiveMQConnectionFactory connectionFactory() {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(
                false, new TransportConfiguration(InVMConnectorFactory.class.getName(), Map.of("serverId", inVmId)));
        factory.setUser(BrokerRights.HUB).setPassword(hubPassword);
        // One message at a time: after a crash only the one that was being handled counts as delivered.
        factory.setConsumerWindowSize(0);
        factory.setBlockOnDurableSend(true);
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
