package org.flaghoist.broker;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.management.ObjectName;
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

    private final long largest;
    private final boolean datasync;
    private final QuotaEnforcement quotas;
    private final Map<String, UrgencyLook> looks;

    private SanitizerFacts(long largest, boolean datasync, QuotaEnforcement quotas, Map<String, UrgencyLook> looks) {
        this.largest = largest;
        this.datasync = datasync;
        this.quotas = quotas;
        this.looks = looks;
    }

    static void register(ActiveMQServer server, long largest, QuotaEnforcement quotas, Map<String, UrgencyLook> looks) {
        ManagementService management = server.getManagementService();
        var plugin = new SanitizerFacts(largest, server.getConfiguration().isJournalDatasync(), quotas, looks);
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

    @Override
    public long getLargestMessage() {
        return largest;
    }

    @Override
    public boolean isJournalDatasync() {
        return datasync;
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
}
