package org.flaghoist.broker;

import java.nio.charset.StandardCharsets;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.flaghoist.notification.Urgency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Marks what looks urgent, so that a copy of it goes ahead, where something less urgent waits before it. */
record UrgentMark(UrgencySight sight) {

    private static final Logger LOG = LoggerFactory.getLogger(UrgentMark.class);
    private static final byte[] NOTHING = new byte[0];

    /** Clients send in pieces what is larger than this; one that does not would have all of it copied here. */
    private static final int MOST_BYTES = 100 << 10;

    /** How urgent a partner's message looks. What cannot be looked at waits in its turn. */
    Urgency look(Message message, String partner) {
        try {
            boolean isLarge = message.isLargeMessage() || message.getWholeMessageSize() > MOST_BYTES;
            return isLarge ? Urgency.ROUTINE : sight.of(partner, body(message));
        } catch (RuntimeException e) {
            LOG.debug("a message of {} is not looked at: {}", partner, e.toString());
            return Urgency.ROUTINE;
        }
    }

    /** Of a message of the hub's own, which has looked at what it fetched. */
    static Urgency read(Message message) {
        String mark = message.getStringProperty(HubProperties.URGENCY);
        return mark == null ? Urgency.ROUTINE : UrgentCopy.urgency(mark);
    }

    /** @param urgency with which it goes ahead; ROUTINE for not at all */
    static void put(Message message, Urgency urgency) {
        boolean isMarked = message.getStringProperty(HubProperties.URGENCY) != null;
        if (urgency.isUrgent()) {
            message.putStringProperty(HubProperties.URGENCY, urgency.name());
        } else if (isMarked) {
            message.removeProperty(HubProperties.URGENCY);
        }
        if (urgency.isUrgent() || isMarked) {
            message.reencode();
        }
    }

    private static byte[] body(Message message) {
        ICoreMessage core = message.toCore();
        ActiveMQBuffer body = core.getReadOnlyBodyBuffer();
        if (core.getType() == Message.TEXT_TYPE) {
            SimpleString text = body.readNullableSimpleString();
            return text == null ? NOTHING : text.toString().getBytes(StandardCharsets.UTF_8);
        }
        if (core.getType() != Message.BYTES_TYPE) {
            return NOTHING;
        }
        byte[] bytes = new byte[body.readableBytes()];
        body.readBytes(bytes);
        return bytes;
    }
}
