package org.flaghoist.broker;

import org.apache.activemq.artemis.core.server.ActiveMQServer;

/** Asks the broker of this process. */
record EmbeddedManagement(ActiveMQServer server) implements Management {

    @Override
    public Object attribute(String resource, String attribute) {
        return server.getManagementService().getAttribute(resource, attribute, null);
    }

    @Override
    public Object invoke(String resource, String operation, Object... arguments) {
        try {
            return server.getManagementService().invokeOperation(resource, operation, arguments, null);
        } catch (Exception e) {
            throw new IllegalStateException(resource + operation + ": " + e.getMessage(), e);
        }
    }
}
