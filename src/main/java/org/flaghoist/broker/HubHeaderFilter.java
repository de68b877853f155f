package org.flaghoist.broker;

import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Allows the hub's own properties out, and only the broker's delivery count in. A list of what is forbidden would lose.
 */
public final class HubHeaderFilter implements HeaderFilterStrategy {

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !name.startsWith(HubProperties.PREFIX);
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return !name.equals("JMSXDeliveryCount");
    }
}
