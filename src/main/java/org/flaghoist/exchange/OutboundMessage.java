package org.flaghoist.exchange;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import java.time.Instant;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
import org.jspecify.annotations.Nullable;

/**
 * A message from a queue of an SFTP partner, for its server.
 *
 * @param queue that it lies on
 * @param source of a receipt, with the partner as the sender
 * @param id the sender's reference; of a receipt its key
 * @param revision 0 of a receipt
 * @param pgpProtected whether it is PGP-protected
 * @param repeat names the request by which it is sent again; null where it is not
 * @param attempts how often the broker has given it to the hub, this time included
 * @param sent when it was put on the queue, in milliseconds
 * @param received when the message that it comes from came to the hub; null where people had a hand in it since
 * @param due by when it is of use; null where it is however late
 */
record OutboundMessage(
        String queue,
        Source source,
        boolean isReceipt,
        String id,
        int revision,
        boolean pgpProtected,
        @Nullable String repeat,
        int attempts,
        long sent,
        @Nullable Instant received,
        @Nullable Instant due,
        byte[] body) {

    String partner() {
        return QueueNames.partner(queue);
    }

    static OutboundMessage of(BytesMessage message, String queue) throws JMSException {
        String partner = QueueNames.partner(queue);
        boolean isReceipt = "RECEIPT".equals(message.getStringProperty(HubProperties.KIND));
        byte[] body = new byte[(int) message.getBodyLength()];
        message.readBytes(body);
        return new OutboundMessage(
                queue,
                new Source(
                        isReceipt ? partner : message.getStringProperty(HubProperties.SENDER),
                        message.getLongProperty(HubProperties.ENTRY),
                        message.getStringProperty(HubProperties.MESSAGE_KEY)),
                isReceipt,
                message.getStringProperty(isReceipt ? HubProperties.RECEIPT : HubProperties.ID),
                isReceipt ? 0 : message.getIntProperty(HubProperties.REVISION),
                message.getBooleanProperty(HubProperties.PGP_PROTECTED),
                message.getStringProperty(HubProperties.REPEAT),
                message.getIntProperty("JMSXDeliveryCount"),
                message.getJMSTimestamp(),
                time(message, HubProperties.RECEIVED),
                time(message, HubProperties.DUE),
                body);
    }

    private static @Nullable Instant time(BytesMessage message, String property) throws JMSException {
        return message.propertyExists(property) ? Instant.ofEpochMilli(message.getLongProperty(property)) : null;
    }
}
