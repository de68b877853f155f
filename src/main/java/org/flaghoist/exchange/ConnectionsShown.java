package org.flaghoist.exchange;

import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.flaghoist.sftp.ConnectionOperations;
import org.flaghoist.sftp.Direction;
import org.flaghoist.sftp.Servers;
import org.flaghoist.sftp.Servers.Server;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jmx.export.MBeanExporter;

/**
 * Shows each partner's connections over JMX: {@code org.flaghoist:type=Connection,partner=<id>,direction=<direction>}.
 */
public final class ConnectionsShown implements SmartInitializingSingleton {

    private final Servers servers;
    private final RedeliveryBackoff redeliveryBackoff;
    private final ObjectProvider<MBeanExporter> exporter;

    public ConnectionsShown(
            Servers servers, RedeliveryBackoff redeliveryBackoff, ObjectProvider<MBeanExporter> exporter) {
        this.servers = servers;
        this.redeliveryBackoff = redeliveryBackoff;
        this.exporter = exporter;
    }

    @Override
    public void afterSingletonsInstantiated() {
        // Where the JVM's beans are switched off there is nobody to show them to.
        exporter.ifAvailable(jmx -> servers.all().forEach((partner, server) -> show(jmx, partner, server)));
    }

    private void show(MBeanExporter jmx, String partner, Server server) {
        server.forEach((direction, connection) -> jmx.registerManagedResource(
                new ConnectionOperations(
                        connection, () -> direction.routes(partner).forEach(redeliveryBackoff::wake)),
                name(partner, direction)));
    }

    private static ObjectName name(String partner, Direction direction) {
        try {
            return new ObjectName(
                    "org.flaghoist:type=Connection,partner=%s,direction=%s".formatted(partner, direction));
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException("ids of partners are letters, digits and hyphens", e);
        }
    }
}
