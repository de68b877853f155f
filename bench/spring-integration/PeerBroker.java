package org.flaghoist.bench.peer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** The embedded broker, with the hub's settings (EmbeddedBrokerConfiguration) and the queues that are loaded. */
final class PeerBroker {

    static final String USER = "peer";

    private static final String DEAD = "dead";

    private PeerBroker() {}

    /** @param password of all users */
    static EmbeddedActiveMQ of(Path directory, int port, String password) throws Exception {
        return new EmbeddedActiveMQ()
                .setConfiguration(configuration(directory.toString(), port))
                .setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users(password)));
    }

    private static Configuration configuration(String directory, int port) throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(directory + "/journal")
                .setBindingsDirectory(directory + "/bindings")
                .setPagingDirectory(directory + "/paging")
                .setLargeMessagesDirectory(directory + "/large-messages")
                .setJournalBufferTimeout_NIO(150_000)
                .setPageSyncTimeout(150_000)
                .setGlobalMaxSize(32 << 20)
                .setSecurityEnabled(true)
                .setJMXManagementEnabled(true)
                .setMessageCounterEnabled(false)
                .setPersistDeliveryCountBeforeDelivery(true)
                .addAcceptorConfiguration("in-vm", "vm://0")
                .addAcceptorConfiguration("core", "tcp://127.0.0.1:" + port + "?protocols=CORE")
                .addAddressSetting("#", settings());
        configuration.putSecurityRoles(
                "#", Set.of(new Role(USER, true, true, true, true, true, true, false, true, true, true, false, false)));
        queues().forEach(queue -> configuration.addAddressConfiguration(new CoreAddressConfiguration()
                .setName(queue)
                .addRoutingType(RoutingType.ANYCAST)
                .addQueueConfig(QueueConfiguration.of(queue)
                        .setAddress(queue)
                        .setRoutingType(RoutingType.ANYCAST)
                        .setDurable(true)
                        .setAutoCreated(false)
                        .setAutoDelete(false)
                        .setExclusive(true))));
        return configuration;
    }

    private static AddressSettings settings() {
        return new AddressSettings()
                .setAutoCreateAddresses(false)
                .setAutoCreateQueues(false)
                .setAutoDeleteAddresses(false)
                .setAutoDeleteQueues(false)
                .setDeadLetterAddress(SimpleString.of(DEAD))
                .setNoExpiry(true)
                .setEnableIngressTimestamp(true)
                .setMaxDeliveryAttempts(-1)
                .setRedeliveryDelay(0)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setMaxSizeBytes(4 << 20)
                .setPageSizeBytes(1 << 20)
                .setPrefetchPageBytes(1 << 20)
                .setMaxReadPageBytes(8 << 20);
    }

    private static List<String> queues() {
        List<String> queues = new ArrayList<>();
        queues.add(DEAD);
        Peer.SENDERS.forEach(sender -> queues.add("in." + sender));
        Peer.RECIPIENTS.forEach(recipient -> queues.add("out." + recipient));
        return queues;
    }

    private static SecurityConfiguration users(String password) {
        SecurityConfiguration users = new SecurityConfiguration();
        List<String> names = new ArrayList<>(Peer.SENDERS);
        names.addAll(Peer.RECIPIENTS);
        names.add(USER);
        names.forEach(name -> {
            users.addUser(name, password);
            users.addRole(name, USER);
        });
        return users;
    }
}
