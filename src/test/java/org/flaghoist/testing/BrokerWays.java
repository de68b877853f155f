package org.flaghoist.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.flaghoist.broker.BrokerRights;
import org.flaghoist.broker.ExternalBrokerSettings;
import org.flaghoist.broker.HubConnections;

/**
 * How the hub and the partners come to a broker, or to a pair of brokers.
 *
 * @param ports of CORE, in the order in which they are given to the hub
 */
public record BrokerWays(List<Integer> ports, Certificates certificates) {

    private List<String> servers() {
        return ports.stream().map(port -> "localhost:" + port).toList();
    }

    /** With that store, whose ever it is. */
    public ExternalBrokerSettings settings(Path store) {
        return new ExternalBrokerSettings(
                servers(), store, Certificates.PASSWORD, certificates.trust(), Certificates.PASSWORD);
    }

    /** The hub's settings as its environment says them. */
    public Map<String, String> hubEnvironment() {
        String prefix = "FLAGHOIST_BROKER_EXTERNAL_";
        return Map.of(
                prefix + "SERVERS",
                String.join(",", servers()),
                prefix + "KEYSTORE",
                certificates.store(BrokerRights.HUB).toString(),
                prefix + "KEYSTOREPASSWORD",
                Certificates.PASSWORD,
                prefix + "TRUSTSTORE",
                certificates.trust().toString(),
                prefix + "TRUSTSTOREPASSWORD",
                Certificates.PASSWORD);
    }

    public ActiveMQConnectionFactory core(String user) {
        return HubConnections.over(settings(certificates.store(user)));
    }
}
