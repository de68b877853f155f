package org.flaghoist.broker;

import org.apache.activemq.artemis.api.core.management.ResourceNames;

/** Asks a broker's management, from within or over its management address. */
interface Management {

    /**
     * @throws IllegalStateException where there is no answer, or no such resource
     */
    Object attribute(String resource, String attribute);

    /** As {@link #attribute}. */
    Object invoke(String resource, String operation, Object... arguments);

    default Object ofBroker(String attribute) {
        return attribute(ResourceNames.BROKER, attribute);
    }

    default Object ofQueue(String queue, String attribute) {
        return attribute(ResourceNames.QUEUE + queue, attribute);
    }
}
