package org.flaghoist.broker;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the broker's configuration from the settings and the partners. */
final class EmbeddedBrokerConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBrokerConfiguration.class);
    private static final int UNLIMITED = -1;
    // What a consumer of the hub has fetched before it asks. With nothing each message costs the broker an answer. It
    // is little, since after a crash it comes again, each message by itself.
    private static final int AHEAD_BYTES = 64 * 1024;
    // After a crash only the one that was being handled counts as delivered.
    private static final int NOTHING_AHEAD = 0;
    // While a partner is away its copies are paged, and a small record of each commit stays: files of the journal are
    // freed by compacting alone. A few at a time: ten, which is the default, take a core for most of a second.
    private static final int COMPACTED_FILES = 3;
    private static final int DISK_SCAN_MILLIS = 1_000;
    private static final int PAGE_BYTES = 1024 * 1024;
    // A partner that is away has its own queue paged, and not, with all memory taken, those of everybody else.
    private static final long QUEUE_BYTES = 4L * PAGE_BYTES;
    // Of what is paged, as much as a client may have in hand; the queue itself reads one page ahead.
    private static final int READ_BYTES = 8 * PAGE_BYTES;

    private final BrokerSettings settings;
    private final BrokerPlan plan;

    EmbeddedBrokerConfiguration(BrokerSettings settings, BrokerPlan plan) {
        this.settings = settings;
        this.plan = plan;
    }

    Configuration build(int inVmId) {
        Configuration configuration = new ConfigurationImpl().setName(settings.name());
        storage(configuration);
        acceptors(configuration, inVmId);
        configuration
                .setSecurityEnabled(true)
                .setJMXManagementEnabled(true)
                .setMessageCounterEnabled(false)
                // So that a message that kills the process is known by its delivery count when it comes again.
                .setPersistDeliveryCountBeforeDelivery(true);
        configuration.addAddressSetting("#", addressSettings(QueueNames.DEAD));
        configuration.putSecurityRoles("#", Set.of(BrokerRights.hub()));
        plan.queues().forEach(queue -> queue(configuration, queue));
        plan.partners().forEach(partner -> partner(configuration, partner));
        if (plan.events().publish()) {
            events(configuration);
        }
        plan.partners().stream().map(UrgentCopy::divert).forEach(configuration::addDivertConfiguration);
        return configuration;
    }

    private void storage(Configuration configuration) {
        String directory = settings.directory().toString();
        int sync = (int) sync().toNanos();
        configuration
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(directory + "/journal")
                .setBindingsDirectory(directory + "/bindings")
                .setPagingDirectory(directory + "/paging")
                .setLargeMessagesDirectory(directory + "/large-messages")
                .setJournalCompactMinFiles(COMPACTED_FILES)
                .setJournalBufferTimeout_NIO(sync)
                // A commit that pages waits as long too. Left out it would be 3.3 ms, for whatever goes to a partner
                // that is away.
                .setPageSyncTimeout(sync)
                .setMaxDiskUsage(settings.maxDiskUsage())
                .setDiskScanPeriod(DISK_SCAN_MILLIS)
                .setGlobalMaxSize(settings.memory().toBytes());
    }

    private Duration sync() {
        Duration given = settings.journalSync();
        if (given != null) {
            return given;
        }
        Duration measured = DiskSync.of(settings.directory());
        LOG.info(
                "The disk of {} takes {} us for a sync; the broker's commits wait as long to share one",
                settings.directory(),
                measured.toNanos() / 1_000);
        return measured;
    }

    private void acceptors(Configuration configuration, int inVmId) {
        configuration
                .addAcceptorConfiguration(new TransportConfiguration(
                        InVMAcceptorFactory.class.getName(), Map.of("serverId", inVmId), "in-vm"))
                .addAcceptorConfiguration(tcp("amqp", settings.amqpPort(), Map.of("saslMechanisms", "PLAIN")))
                .addAcceptorConfiguration(tcp("core", settings.corePort(), Map.of()));
    }

    private TransportConfiguration tcp(String protocol, int port, Map<String, Object> more) {
        // Nobody comes in before the queues are as the partners' states want them.
        Map<String, Object> transport = Map.of(
                "host",
                settings.host(),
                "port",
                port,
                "protocols",
                protocol.toUpperCase(Locale.ROOT),
                "autoStart",
                false);
        return new TransportConfiguration(NettyAcceptorFactory.class.getName(), transport, protocol, more);
    }

    private void queue(Configuration configuration, String name) {
        configuration.addAddressConfiguration(new CoreAddressConfiguration()
                .setName(name)
                .addRoutingType(RoutingType.ANYCAST)
                .addQueueConfig(QueueConfiguration.of(name)
                        .setAddress(name)
                        .setRoutingType(RoutingType.ANYCAST)
                        .setDurable(true)
                        .setAutoCreated(false)
                        .setAutoDelete(false)
                        .setExclusive(plan.isExclusive(name))));
        configuration.putSecurityRoles(name, BrokerRights.on(name, plan.users().keySet()));
    }

    // What nobody reads fills its own part of the disk, and no more; the hub then publishes nothing until it is read.
    private void events(Configuration configuration) {
        configuration.addAddressConfiguration(
                new CoreAddressConfiguration().setName(QueueNames.EVENTS).addRoutingType(RoutingType.MULTICAST));
        configuration.addAddressSetting(
                QueueNames.EVENTS,
                addressSettings(QueueNames.DEAD)
                        .setDefaultConsumerWindowSize(ActiveMQClient.DEFAULT_CONSUMER_WINDOW_SIZE)
                        .setPageLimitMessages(plan.events().mostUnread())
                        .setPageFullMessagePolicy(PageFullMessagePolicy.FAIL));
        configuration.putSecurityRoles(QueueNames.EVENTS, BrokerRights.onTopic());
    }

    private void partner(Configuration configuration, String partner) {
        AddressSettings in = addressSettings(QueueNames.deadIn(partner))
                .setDefaultConsumerWindowSize(AHEAD_BYTES)
                .setMaxSizeBytesRejectThreshold(plan.quota(partner).bytes());
        if (plan.servers().containsKey(partner)) {
            in.setIDCacheSize(settings.rememberedSends());
        }
        plan.waysIn(partner).forEach(way -> configuration.addAddressSetting(way, in));
        AddressSettings out = addressSettings(QueueNames.deadOut(partner));
        if (plan.users().containsKey(partner)) {
            // A client of the partner takes from there; this is what Artemis has where nothing is said.
            out.setDefaultConsumerWindowSize(ActiveMQClient.DEFAULT_CONSUMER_WINDOW_SIZE);
        }
        plan.waysOut(partner).forEach(way -> configuration.addAddressSetting(way, out));
    }

    // A rolled-back message goes back to the head of its queue; with a delay the next would overtake it.
    private static AddressSettings addressSettings(String dead) {
        return new AddressSettings()
                .setAutoCreateAddresses(false)
                .setAutoCreateQueues(false)
                .setAutoDeleteAddresses(false)
                .setAutoDeleteQueues(false)
                .setDeadLetterAddress(SimpleString.of(dead))
                .setExpiryAddress(SimpleString.of(QueueNames.EXPIRED))
                .setNoExpiry(true)
                // A partner's own clock does not count for how long its message waits.
                .setEnableIngressTimestamp(true)
                .setDefaultConsumerWindowSize(NOTHING_AHEAD)
                .setMaxDeliveryAttempts(UNLIMITED)
                .setRedeliveryDelay(0)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setMaxSizeBytes(QUEUE_BYTES)
                .setPageSizeBytes(PAGE_BYTES)
                .setPrefetchPageBytes(PAGE_BYTES)
                .setMaxReadPageBytes(READ_BYTES);
    }
}
