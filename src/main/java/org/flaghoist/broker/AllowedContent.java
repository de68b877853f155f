package org.flaghoist.broker;

import java.util.List;
import java.util.Objects;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQBuffers;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQIllegalStateException;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.message.LargeBodyReader;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPLargeMessage;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPMessage;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPStandardMessage;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.AmqpSequence;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.Header;
import org.apache.qpid.proton.amqp.messaging.MessageAnnotations;
import org.apache.qpid.proton.amqp.messaging.Properties;
import org.apache.qpid.proton.amqp.messaging.Section;
import org.jspecify.annotations.Nullable;

/**
 * Keeps of a partner's message what the hub reads: the body, and over AMQP its content type (mappings/README.md,
 * section 1: properties are ignored). All else is taken away, because the broker itself obeys some of it: which queue
 * gets the message, when, and whether at all. What the hub's client could not read it need not read.
 */
final class AllowedContent {

    private static final byte NORMAL_PRIORITY = 4;
    private static final int LONGEST_CONTENT_TYPE = 100;

    /** Is neither text nor bytes, so that the hub calls it NOT_TEXT. */
    private static final Section NO_TEXT = new AmqpSequence(List.of());

    private AllowedContent() {}

    /** @throws ActiveMQException where the message cannot be freed of the rest, or read */
    static void keep(Message message) throws ActiveMQException {
        if (message instanceof ICoreMessage core) {
            keep(core);
        } else if (message instanceof AMQPStandardMessage amqp) {
            keep(amqp);
        } else if (message instanceof AMQPLargeMessage amqp) {
            keep(amqp);
        } else {
            throw new ActiveMQIllegalStateException(
                    "a message of the protocol " + message.getProtocolName() + " is refused; send it by Core or AMQP");
        }
        message.setDurable(true).setPriority(NORMAL_PRIORITY).setExpiration(0);
        message.setRoutingType(RoutingType.ANYCAST);
    }

    private static void keep(ICoreMessage core) throws ActiveMQException {
        if (!CoreBody.isTextOrBytes(core)) {
            core.setType(Message.DEFAULT_TYPE);
            // Else the broker passes on what it has encoded.
            core.messageChanged();
        }
        List.copyOf(core.getPropertyNames()).forEach(core::removeProperty);
        core.setUserID(null);
        if (core.isLargeMessage()) {
            // The hub's client reads as much, and fails where it is missing.
            core.putLongProperty(Message.HDR_LARGE_BODY_SIZE, size(core));
        }
    }

    private static long size(ICoreMessage large) throws ActiveMQException {
        try (LargeBodyReader body = large.getLargeBodyReader()) {
            body.open();
            return body.getSize();
        }
    }

    private static void keep(AMQPStandardMessage amqp) {
        Section body = body(amqp);
        replace(amqp, body);
        try {
            amqp.toCore();
        } catch (RuntimeException e) {
            // A charset that nobody knows, for instance; on delivery it would cost the hub its consumer.
            replace(amqp, NO_TEXT);
        }
    }

    private static Section body(AMQPMessage amqp) {
        try {
            Section body = amqp.getBody();
            return body == null || isText(body) ? body : NO_TEXT;
        } catch (RuntimeException e) {
            return NO_TEXT;
        }
    }

    private static boolean isText(Section body) {
        return body instanceof Data
                || (body instanceof AmqpValue value
                        && (value.getValue() == null
                                || value.getValue() instanceof String
                                || value.getValue() instanceof Binary));
    }

    /** Makes it one that has nothing but the body: the broker keeps the object that it has. */
    private static void replace(AMQPStandardMessage amqp, @Nullable Section body) {
        Properties properties = new Properties();
        properties.setTo(amqp.getAddress());
        properties.setContentType(contentType(amqp));
        AMQPStandardMessage allowed = AMQPStandardMessage.createMessage(
                amqp.getMessageID(), 0, null, new Header(), properties, null, null, null, null, body);
        ActiveMQBuffer encoded = ActiveMQBuffers.dynamicBuffer(allowed.getPersistSize());
        allowed.persist(encoded);
        amqp.reloadPersistence(encoded, null);
        amqp.setExtraProperties(null);
    }

    private static @Nullable Symbol contentType(AMQPMessage amqp) {
        Properties given = amqp.getProperties();
        Symbol type = given == null ? null : given.getContentType();
        return type == null || type.length() > LONGEST_CONTENT_TYPE ? null : type;
    }

    /** Of one whose body is in a file already. */
    private static void keep(AMQPLargeMessage amqp) throws ActiveMQException {
        if (amqp.getGroupID() != null) {
            throw new ActiveMQIllegalStateException("a large message with a group id is refused; send it without one");
        }
        List.copyOf(amqp.getPropertyNames()).forEach(amqp::removeProperty);
        MessageAnnotations annotations = amqp.getMessageAnnotations();
        if (annotations != null && annotations.getValue() != null) {
            List.copyOf(annotations.getValue().keySet())
                    .forEach(name -> amqp.removeAnnotation(SimpleString.of(Objects.toString(name))));
        }
        amqp.setScheduledDeliveryTime(null);
        amqp.setReplyTo(null);
        amqp.setCorrelationID(null);
        amqp.setUserID(null);
        amqp.setExtraProperties(null);
        try {
            amqp.toCore();
        } catch (RuntimeException e) {
            throw new ActiveMQIllegalStateException("a large message whose body is neither text nor bytes is refused");
        }
    }
}
