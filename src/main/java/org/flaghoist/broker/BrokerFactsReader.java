package org.flaghoist.broker;

import java.util.List;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.management.ResourceNames;

/** What a broker is set up as, as its management says. */
record BrokerFactsReader(Management management) {

    BrokerFacts broker() {
        return BrokerFacts.of(management);
    }

    /** All its queues but those of its own and those that go with a connection. */
    List<QueueFacts> queues() {
        return QueueFacts.of(management);
    }

    AddressFacts address(String name) {
        try {
            return AddressFacts.of(ask("getAddressSettingsAsJSON", name), ask("getRolesAsJSON", name));
        } catch (Exception e) {
            throw new IllegalStateException("address " + name + ": " + e.getMessage(), e);
        }
    }

    boolean hasTopic(String name) {
        try {
            return management
                    .attribute(ResourceNames.ADDRESS + name, "RoutingTypesAsJSON")
                    .toString()
                    .contains(RoutingType.MULTICAST.name());
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private String ask(String operation, String address) {
        return management.invoke(ResourceNames.BROKER, operation, address).toString();
    }
}
