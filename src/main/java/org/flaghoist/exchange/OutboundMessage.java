package org.flaghoist.exchange;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Instant;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.notification.RecipientId;
import org.jspecify.annotations.Nullable;

/**
 * A message from a queue of an SFTP partner, for its server.
 *
 * @param way on which it comes to whom
 * @param source of a receipt, with the partner as the sender; nothing of a picture
 * @param id the sender's reference; of a receipt its key, of a picture its month, of a manifest its day
 * @param revision 0 of what is no notification
 * @param pgpProtected whether it is PGP-protected
 * @param repeat names the request by which it is sent again; null where it is not
 * @param attempts how often the broker has given it to the hub, this time included
 * @param sent when it was put on the queue, in milliseconds
 * @param received when the message that it comes from came to the hub; null where people had a hand in it since
 * @param due by when it is of use; null where it is however late
 */
record OutboundMessage(
        WayOut way,
        Source source,
        Kind kind,
        String id,
        int revision,
        boolean pgpProtected,
        @Nullable String repeat,
        int attempts,
        long sent,
        @Nullable Instant received,
        @Nullable Instant due,
        byte[] body) {

    /** What it is; the names are those of {@link HubProperties#KIND}. */
    enum Kind {
        NOTIFICATION,
        ANSWER,
        RECEIPT,
        PICTURE,
        MANIFEST;

        /** It is of something that another partner sent. */
        boolean isCopy() {
            return this == NOTIFICATION || this == ANSWER;
        }

        boolean isPeriodic() {
            return this == PICTURE || this == MANIFEST;
        }
    }

    boolean isReceipt() {
        return kind == Kind.RECEIPT;
    }

    /** Made by the hub for a month or a day: it comes from no message. */
    boolean isPeriodic() {
        return kind.isPeriodic();
    }

    /** Of a notification or an answer, and the first that the partner gets. */
    boolean isFirstCopy() {
        return kind.isCopy() && repeat == null;
    }

    String queue() {
        return way.queue();
    }

    /** Whose server it goes to. */
    String partner() {
        return QueueNames.partner(queue());
    }

    /** The partner, or its body that this is for. */
    String recipient() {
        return way.recipient();
    }

    /** @param queue that it lies on */
    record WayOut(String queue, String recipient) {}

    /** Who a message on a queue is for. */
    static String recipient(Message message, String queue) throws JMSException {
        return RecipientId.of(QueueNames.partner(queue), message.getStringProperty(HubProperties.BODY));
    }

    static OutboundMessage of(BytesMessage message, String queue) throws JMSException {
        String partner = QueueNames.partner(queue);
        Kind kind = kind(message);
        byte[] body = new byte[(int) message.getBodyLength()];
        message.readBytes(body);
        return new OutboundMessage(
                new WayOut(queue, recipient(message, queue)),
                source(message, kind, partner),
                kind,
                message.getStringProperty(idOf(kind)),
                kind.isCopy() ? message.getIntProperty(HubProperties.REVISION) : 0,
                message.getBooleanProperty(HubProperties.PGP_PROTECTED),
                message.getStringProperty(HubProperties.REPEAT),
                message.getIntProperty("JMSXDeliveryCount"),
                message.getJMSTimestamp(),
                time(message, HubProperties.RECEIVED),
                time(message, HubProperties.DUE),
                body);
    }

    static Kind kind(BytesMessage message) throws JMSException {
        String kind = message.getStringProperty(HubProperties.KIND);
        return kind == null ? Kind.NOTIFICATION : Kind.valueOf(kind);
    }

    private static Source source(BytesMessage message, Kind kind, String partner) throws JMSException {
        return kind.isPeriodic()
                ? new Source(partner, 0, "")
                : new Source(
                        kind == Kind.RECEIPT ? partner : message.getStringProperty(HubProperties.SENDER),
                        message.getLongProperty(HubProperties.ENTRY),
                        message.getStringProperty(HubProperties.MESSAGE_KEY));
    }

    private static String idOf(Kind kind) {
        return switch (kind) {
            case NOTIFICATION, ANSWER -> HubProperties.ID;
            case RECEIPT -> HubProperties.RECEIPT;
            case PICTURE -> HubProperties.MONTH;
            case MANIFEST -> HubProperties.DAY;
        };
    }

    private static @Nullable Instant time(BytesMessage message, String property) throws JMSException {
        return message.propertyExists(property) ? Instant.ofEpochMilli(message.getLongProperty(property)) : null;
    }
}
