package org.flaghoist.broker;

import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.config.DivertConfiguration;
import org.apache.activemq.artemis.core.config.TransformerConfiguration;
import org.apache.activemq.artemis.core.server.ComponentConfigurationRoutingType;
import org.apache.activemq.artemis.core.server.transformer.Transformer;
import org.flaghoist.notification.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * Makes the copy of a message on {@code in.<p>} that looks urgent, for {@code urgent.in.<p>}: the message itself stays
 * where it is. The broker has it, an external one by the class's name in {@code broker.xml}.
 */
public final class UrgentCopy implements Transformer {

    static final String FILTER = HubProperties.URGENCY + " IS NOT NULL";

    /** No queue may have it, too. */
    static String name(String partner) {
        return "copy." + QueueNames.in(partner);
    }

    static DivertConfiguration divert(String partner) {
        return new DivertConfiguration()
                .setName(name(partner))
                .setAddress(QueueNames.in(partner))
                .setForwardingAddress(QueueNames.urgentIn(partner))
                .setFilterString(FILTER)
                .setExclusive(false)
                .setRoutingType(ComponentConfigurationRoutingType.ANYCAST)
                .setTransformerConfiguration(new TransformerConfiguration(UrgentCopy.class.getName()));
    }

    @Override
    public Message transform(Message copy) {
        // The broker says it in other ways to clients of other protocols.
        copy.putLongProperty(HubProperties.COPY_OF, original(copy));
        copy.setPriority(
                (byte) urgency(copy.getStringProperty(HubProperties.URGENCY)).priority());
        // Else a batch of pieces that the first address has forgotten would be refused by the second.
        copy.removeProperty(Message.HDR_DUPLICATE_DETECTION_ID);
        return copy;
    }

    private static long original(Message copy) {
        return ((Number) copy.getBrokerProperty(Message.HDR_ORIG_MESSAGE_ID)).longValue();
    }

    /** @param mark of a message that has a copy */
    public static Urgency urgency(@Nullable String mark) {
        return Urgency.IMMEDIATE.name().equals(mark) ? Urgency.IMMEDIATE : Urgency.PRIORITY;
    }
}
