package org.flaghoist.broker;

import java.nio.charset.StandardCharsets;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.flaghoist.notification.Urgency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Marks what looks urgent of what partners send. */
record UrgentMark(UrgencySight sight) {

    private static final Logger LOG = LoggerFactory.getLogger(UrgentMark.class);
    private static final byte[] NOTHING = new byte[0];

    /** Clients send in pieces what is larger than this; one that does not would have all of it copied here. */
    private static final int MOST_BYTES = 100 << 10;

    /** A partner's own mark is gone by now. What cannot be looked at waits in its turn. */
    void put(Message message, String partner) {
        try {
            boolean isLarge = message.isLargeMessage() || message.getWholeMessageSize() > MOST_BYTES;
            Urgency urgency = isLarge ? Urgency.ROUTINE : sight.of(partner, body(message));
            if (urgency.isUrgent()) {
                message.putStringProperty(HubProperties.URGENCY, urgency.name());
                message.reencode();
            }
        } catch (RuntimeException e) {
            LOG.debug("a message of {} is not looked at: {}", partner, e.toString());
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
