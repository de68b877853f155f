package org.flaghoist.broker;

import java.util.Arrays;
import java.util.List;
import javax.management.ObjectName;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.management.ManagementService;

/** How a broker's management answers for the plugin: that it does is the proof that it is at work there. */
public final class SanitizerFacts implements SanitizerFactsMBean {

    /** What it is asked by. */
    static final String RESOURCE = "flaghoist.sends";

    /** What is said of the quotas. */
    private static final String QUOTAS = "Quotas";

    private final long largest;
    private final boolean datasync;
    private final QuotaEnforcement quotas;

    private SanitizerFacts(long largest, boolean datasync, QuotaEnforcement quotas) {
        this.largest = largest;
        this.datasync = datasync;
        this.quotas = quotas;
    }

    static void register(ActiveMQServer server, long largest, QuotaEnforcement quotas) {
        ManagementService management = server.getManagementService();
        var plugin = new SanitizerFacts(largest, server.getConfiguration().isJournalDatasync(), quotas);
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
}
