package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.client.impl.ClientSessionFactoryInternal;
import org.apache.activemq.artemis.core.config.federation.FederationDownstreamConfiguration;
import org.apache.activemq.artemis.core.config.federation.FederationQueuePolicyConfiguration;
import org.apache.activemq.artemis.core.config.federation.FederationQueuePolicyConfiguration.Matcher;
import org.apache.activemq.artemis.core.protocol.core.CoreRemotingConnection;
import org.apache.activemq.artemis.core.protocol.core.impl.ChannelImpl.CHANNEL_ID;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.FederationDownstreamConnectMessage;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.flaghoist.testing.BrokerFixture;
import org.flaghoist.testing.FreePorts;
import org.flaghoist.testing.TestPartners;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client asks the broker to hand all queues over to a broker of its own (CVE-2026-27446). */
class FederationAttackTest {

    private static final String ATTACK = "attack";
    private static final Duration LONG = Duration.ofSeconds(30);

    @AutoClose
    private BrokerFixture broker;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        broker = new BrokerFixture(directory, BrokerPlan.of(TestPartners.of("uk", "europol")));
    }

    @Test
    void hangsUpOnWhoeverAsksWithoutALogin() throws Exception {
        try (ServerLocator locator = ActiveMQClient.createServerLocator(broker.core());
                var factory = (ClientSessionFactoryInternal) locator.createSessionFactory()) {
            assertRefused((CoreRemotingConnection) factory.getConnection());
        }
    }

    @Test
    void hangsUpOnAPartnerThatAsks() throws Exception {
        try (ServerLocator locator =
                        ActiveMQClient.createServerLocator(broker.core()).setReconnectAttempts(0);
                var factory = (ClientSessionFactoryInternal) locator.createSessionFactory()) {
            factory.createSession("uk", BrokerFixture.password("uk"), false, true, true, false, 0);
            assertRefused((CoreRemotingConnection) factory.getConnection());
        }
    }

    private void assertRefused(CoreRemotingConnection connection) {
        connection.getChannel(CHANNEL_ID.FEDERATION.id, -1).send(attack());

        await().atMost(LONG).until(() -> !connection.getTransportConnection().isOpen());
        assertThat(broker.broker().server().getFederationManager().get(ATTACK)).isNull();
    }

    private static FederationDownstreamConnectMessage attack() {
        FederationDownstreamConfiguration there = new FederationDownstreamConfiguration();
        there.setName(ATTACK);
        there.setUpstreamConfiguration(new TransportConfiguration(
                NettyConnectorFactory.class.getName(), Map.of("host", "127.0.0.1", "port", FreePorts.next())));
        Matcher all = new Matcher().setQueueMatch("#").setAddressMatch("#");
        FederationDownstreamConnectMessage message = new FederationDownstreamConnectMessage();
        message.setName(ATTACK);
        message.setStreamConfiguration(there);
        message.setFederationPolicyMap(Map.of(
                "all", new FederationQueuePolicyConfiguration().setName("all").addInclude(all)));
        message.setTransformerConfigurationMap(Map.of());
        return message;
    }
}
