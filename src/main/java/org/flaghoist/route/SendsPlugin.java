package org.flaghoist.route;

import javax.management.ObjectName;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.management.ManagementService;

/** How a broker's management answers for the plugin: that it does is the proof that it is at work there. */
public final class SendsPlugin implements SendsPluginMBean {

    /** What it is asked by. */
    static final String RESOURCE = "flaghoist.sends";

    private final long largest;
    private final boolean datasync;

    private SendsPlugin(long largest, boolean datasync) {
        this.largest = largest;
        this.datasync = datasync;
    }

    static void register(ActiveMQServer server, long largest) {
        ManagementService management = server.getManagementService();
        var plugin = new SendsPlugin(largest, server.getConfiguration().isJournalDatasync());
        try {
            ObjectName broker = management.getObjectNameBuilder().getActiveMQServerObjectName();
            management.registerUntypedControl(RESOURCE, plugin, new ObjectName(broker + ",component=" + RESOURCE));
        } catch (Exception e) {
            throw new IllegalStateException(RESOURCE + ": " + e, e);
        }
    }

    @Override
    public long getLargestMessage() {
        return largest;
    }

    @Override
    public boolean isJournalDatasync() {
        return datasync;
    }
}
