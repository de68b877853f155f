package org.flaghoist.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQNotConnectedException;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/** How the hub comes to a broker. */
public final class HubConnections {

    /** A broker takes a hub that is silent for so long for dead, and gives its messages to another. */
    public static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    private static final long CHECK_MILLIS = 3_000;
    private static final long CALL_MILLIS = 10_000;
    private static final long RETRY_MILLIS = 100;

    /** A machine that is gone says nothing at all; the other of the pair is asked then. */
    private static final int CONNECT_MILLIS = 5_000;

    private static final String TLS = "TLSv1.3";

    private HubConnections() {}

    static ActiveMQConnectionFactory through(TransportConfiguration... ways) {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(false, ways);
        // One message at a time: after a crash only the one that was being handled counts as delivered.
        factory.setConsumerWindowSize(0);
        factory.setBlockOnDurableSend(true);
        // On a full disk the broker makes producers wait by giving no credit. The hub then takes nothing more of
        // itself, and what it has in hand must get through, or its threads would wait and not even stop.
        factory.setProducerWindowSize(-1);
        // Acknowledged with the commit, and not before: a broker that loses the connection may take in what comes just
        // then into a transaction that nobody ends. The commit is last, when all is done in the ledger.
        factory.setTransactionBatchSize(Integer.MAX_VALUE);
        // Else the broker refuses silently what a consumer acknowledges that it has removed, and commits what was sent:
        // that would be sent again when the message comes again.
        factory.setBlockOnAcknowledge(true);
        factory.getServerLocator().addOutgoingInterceptor(HubConnections::mayGoOut);
        factory.getServerLocator().addIncomingInterceptor(HubConnections::breakOffWithoutConsumer);
        return factory;
    }

    // A client that takes its connection for lost acknowledges on it what is in hand, and then closes it. The broker
    // may take that into the transaction that it rolls back just then; until it starts again nobody gets the message.
    private static boolean mayGoOut(Packet packet, RemotingConnection connection) {
        return packet.getType() != PacketImpl.SESS_ACKNOWLEDGE || !connection.isDestroyed();
    }

    // The client closes a consumer that the broker has removed, leaves out of the next commit what that one took, and
    // commits what was sent. On a connection that has ended nothing is committed.
    private static boolean breakOffWithoutConsumer(Packet packet, RemotingConnection connection) {
        if (packet.getType() == PacketImpl.DISCONNECT_CONSUMER) {
            connection.fail(new ActiveMQNotConnectedException("broken off by this hub, as its consumer was removed"));
        }
        return true;
    }

    /** To an external broker. What was begun on a connection that ends is begun again, on another. */
    public static ActiveMQConnectionFactory over(ExternalBrokerSettings settings) {
        ActiveMQConnectionFactory factory = through(ways(settings));
        factory.setReconnectAttempts(0);
        // It waits so long after the last try, too, and all who want the connection, or stop it, wait with it.
        factory.setRetryInterval(RETRY_MILLIS);
        factory.setConnectionTTL(LONGEST_SILENCE.toMillis());
        factory.setClientFailureCheckPeriod(CHECK_MILLIS);
        factory.setCallTimeout(CALL_MILLIS);
        return factory;
    }

    private static TransportConfiguration[] ways(ExternalBrokerSettings settings) {
        List<TransportConfiguration> ways = new ArrayList<>();
        for (String server : settings.servers()) {
            int colon = server.lastIndexOf(':');
            Map<String, Object> way = new HashMap<>();
            way.put(TransportConstants.HOST_PROP_NAME, server.substring(0, colon));
            way.put(TransportConstants.PORT_PROP_NAME, server.substring(colon + 1));
            way.put(TransportConstants.NETTY_CONNECT_TIMEOUT, CONNECT_MILLIS);
            way.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
            way.put(TransportConstants.ENABLED_PROTOCOLS_PROP_NAME, TLS);
            way.put(TransportConstants.KEYSTORE_TYPE_PROP_NAME, "PKCS12");
            way.put(TransportConstants.KEYSTORE_PATH_PROP_NAME, String.valueOf(settings.keyStore()));
            way.put(TransportConstants.KEYSTORE_PASSWORD_PROP_NAME, String.valueOf(settings.keyStorePassword()));
            way.put(TransportConstants.TRUSTSTORE_TYPE_PROP_NAME, "PKCS12");
            way.put(TransportConstants.TRUSTSTORE_PATH_PROP_NAME, String.valueOf(settings.trustStore()));
            way.put(TransportConstants.TRUSTSTORE_PASSWORD_PROP_NAME, String.valueOf(settings.trustStorePassword()));
            ways.add(new TransportConfiguration(NettyConnectorFactory.class.getName(), way, server));
        }
        return ways.toArray(TransportConfiguration[]::new);
    }
}
