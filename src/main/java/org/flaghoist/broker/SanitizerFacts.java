package org.flaghoist.broker;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.ObjectName;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.management.ManagementService;
import org.flaghoist.notification.UrgencyLook;

/** How a broker's management answers for the plugin: that it does is the proof that it is at work there. */
public final class SanitizerFacts implements SanitizerFactsMBean {

    /** What it is asked by. */
    static final String RESOURCE = "flaghoist.sends";

    /** What is said of the quotas. */
    private static final String QUOTAS = "Quotas";

    /** What is said of the urgency. */
    private static final String URGENCY = "Urgency";

    /** What is said of the acceptors. */
    private static final String OTHER_PROTOCOLS = "OtherProtocols";

    /** Those of whose messages the plugin knows all that the broker obeys. */
    private static final Set<String> PROTOCOLS = Set.of("CORE", "AMQP");

    private final long largest;
    private final Configuration configuration;
    private final QuotaEnforcement quotas;
    private final Map<String, UrgencyLook> looks;

    private SanitizerFacts(
            long largest, Configuration configuration, QuotaEnforcement quotas, Map<String, UrgencyLook> looks) {
        this.largest = largest;
        this.configuration = configuration;
        this.quotas = quotas;
        this.looks = looks;
    }

    static void register(ActiveMQServer server, long largest, QuotaEnforcement quotas, Map<String, UrgencyLook> looks) {
        ManagementService management = server.getManagementService();
        var plugin = new SanitizerFacts(largest, server.getConfiguration(), quotas, looks);
        try {
            ObjectName broker = management.getObjectNameBuilder().getActiveMQServerObjectName();
            management.registerUntypedControl(RESOURCE, plugin, new ObjectName(broker + ",component=" + RESOURCE));
        } catch (Exception e) {
            throw new IllegalStateException(RESOURCE + ": " + e, e);
        }
    }

    /** Asks the plugin how much of their quotas partners take. */
    static List<QuotaUse> quotas(Management management) {
        return Arrays.stream((Object[]) management.attribute(RESOURCE, QUOTAS))
                .map(QuotaUse::of)
                .toList();
    }

    /** Asks the plugin how what is urgent of a partner looks to it, as properties, by key. */
    static Map<String, String> urgency(Management management) {
        return Arrays.stream((Object[]) management.attribute(RESOURCE, URGENCY))
                .map(line -> line.toString().split("=", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    }

    /** Asks the plugin which acceptors speak what it does not know. */
    static List<String> otherProtocols(Management management) {
        return Arrays.stream((Object[]) management.attribute(RESOURCE, OTHER_PROTOCOLS))
                .map(Object::toString)
                .toList();
    }

    @Override
    public long getLargestMessage() {
        return largest;
    }

    @Override
    public boolean isJournalDatasync() {
        return configuration.isJournalDatasync();
    }

    @Override
    public String[] getQuotas() {
        return quotas.uses().stream().map(QuotaUse::line).toArray(String[]::new);
    }

    @Override
    public String[] getUrgency() {
        return looks.entrySet().stream()
                .flatMap(each -> UrgencyProperties.of(each.getKey(), each.getValue()).entrySet().stream())
                .map(property -> property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }

    @Override
    public String[] getOtherProtocols() {
        return configuration.getAcceptorConfigurations().stream()
                .filter(acceptor -> acceptor.getFactoryClassName().equals(NettyAcceptorFactory.class.getName()))
                .filter(acceptor -> !PROTOCOLS.containsAll(protocols(acceptor)))
                .map(TransportConfiguration::getName)
                .toArray(String[]::new);
    }

    /** One that does not say it speaks all that the broker has. */
    private static List<String> protocols(TransportConfiguration acceptor) {
        Object given = acceptor.getParams().get(TransportConstants.PROTOCOLS_PROP_NAME);
        return List.of(String.valueOf(given).split("\\s*,\\s*"));
    }
}
