package org.flaghoist.exchange;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.MessagePosition;
import org.flaghoist.broker.QueueBacklog;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.broker.UrgentCopy;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * Takes from a partner's message its bytes and nothing else. The bodies of other kinds than text and bytes are not
 * touched: reading an ObjectMessage would make the partner's objects.
 */
public final class IncomingReader {

    /** What has to be known of the partners' states to read a message. */
    interface TestRuns {

        /** Sees to it that no state is known as it was before the message came. */
        void seeAsOf(MessagePosition message);

        /**
         * Which of its test runs a partner sent for when a message came; 0 for none.
         *
         * @param came by the broker's clock
         */
        int testRunAt(String partner, MessagePosition message, Instant came);
    }

    private static final byte[] NOTHING = new byte[0];

    private final String node;
    private final Set<String> fetched;
    private final int largest;
    private final Function<String, Optional<Long>> origins;
    private final TestRuns testRuns;

    /**
     * @param node the broker's node id, which makes its message numbers unique for good
     * @param fetched the partners that have no user on the broker: their messages are the hub's own
     * @param largest bytes of one notification; of a larger one only the beginning is taken
     * @param origins the entry that a replay's token stands for; empty for a token that the hub never gave out
     * @param testRuns what is known of the partners' states
     */
    public IncomingReader(
            String node,
            Set<String> fetched,
            int largest,
            Function<String, Optional<Long>> origins,
            TestRuns testRuns) {
        this.node = node;
        this.fetched = fetched;
        this.largest = largest;
        this.origins = origins;
        this.testRuns = testRuns;
    }

    /** By what the ledger knows it; the same for a message and its copy. */
    String messageKey(Message message, String queue) throws JMSException {
        return node + ":" + number(message, queue);
    }

    private static long number(Message message, String queue) throws JMSException {
        // Not JMSMessageID, which an AMQP sender may choose or leave out.
        return lane(message, queue) == InboundLane.COPY
                ? message.getLongProperty(HubProperties.COPY_OF)
                : ((ActiveMQMessage) message).getCoreMessage().getMessageID();
    }

    /** @param queue that it is taken from */
    static InboundLane lane(Message message, String queue) throws JMSException {
        if (QueueNames.isUrgent(queue)) {
            return InboundLane.COPY;
        }
        return message.propertyExists(HubProperties.URGENCY) ? InboundLane.ORIGINAL : InboundLane.ONLY;
    }

    /** How urgent one looks that is a copy, or has one: the copy has the priority of that. */
    static Urgency urgencyAtSight(Message message) throws JMSException {
        return UrgentCopy.urgency(message.getStringProperty(HubProperties.URGENCY));
    }

    /** @param queue that it is taken from */
    Incoming read(Message message, String queue) throws JMSException {
        String sender = QueueNames.partner(queue);
        InboundLane lane = lane(message, queue);
        String messageKey = messageKey(message, queue);
        MessagePosition position = new MessagePosition(node, number(message, queue));
        testRuns.seeAsOf(position);
        int deliveries = message.getIntProperty("JMSXDeliveryCount");
        if (fetched.contains(sender)) {
            return piece(message, sender, messageKey, lane, deliveries);
        }
        byte[] body = body(message);
        Long origin = origin(message);
        Arrival arrival = new Arrival(sender, messageKey, kept(body), null, 1)
                .cut(isTooLarge(body))
                .from(origin)
                .inTestRun(origin == null ? testRun(message, sender, position) : 0);
        return new Incoming(arrival, lane, deliveries, received(message), fault(message, body));
    }

    private Incoming piece(Message message, String sender, String messageKey, InboundLane lane, int deliveries)
            throws JMSException {
        Arrival arrival = new Arrival(
                        sender,
                        messageKey,
                        bytes((BytesMessage) message),
                        message.getStringProperty(HubProperties.FILE),
                        message.getIntProperty(HubProperties.NUMBER))
                .cut(message.getBooleanProperty(HubProperties.CUT))
                .from(origin(message))
                .inTestRun(marked(message).orElse(0));
        String code = message.getStringProperty(HubProperties.CODE);
        Rejection fault = code == null ? null : fault(message, FaultCode.valueOf(code));
        return new Incoming(arrival, lane, deliveries, received(message), fault);
    }

    private boolean isTooLarge(byte @Nullable [] body) {
        return body != null && body.length > largest;
    }

    // It is never read: its beginning is enough for people to see what it is.
    private byte[] kept(byte @Nullable [] body) {
        if (body == null) {
            return NOTHING;
        }
        return isTooLarge(body) ? Arrays.copyOf(body, largest) : body;
    }

    private static Instant received(Message message) {
        return QueueBacklog.came(((ActiveMQMessage) message).getCoreMessage());
    }

    private static Rejection fault(Message message, FaultCode code) throws JMSException {
        Rejection fault = new Rejection(
                code,
                message.getStringProperty(HubProperties.LOCATION),
                message.getStringProperty(HubProperties.FIELD),
                message.getStringProperty(HubProperties.DETAIL));
        Integer revision = message.propertyExists(HubProperties.REVISION)
                ? (Integer) message.getIntProperty(HubProperties.REVISION)
                : null;
        return fault.of(message.getStringProperty(HubProperties.ID), revision)
                .spilling(message.getBooleanProperty(HubProperties.SPILL));
    }

    // A partner can set the property, but not to a token that the hub knows.
    private @Nullable Long origin(Message message) throws JMSException {
        return message.getObjectProperty(HubProperties.REPLAY) instanceof String token
                ? origins.apply(token).orElse(null)
                : null;
    }

    private int testRun(Message message, String sender, MessagePosition position) throws JMSException {
        Instant came = received(message);
        return marked(message).orElseGet(() -> testRuns.testRunAt(sender, position, came));
    }

    // What a partner set in its place is gone since InboundMessageSanitizer.
    private static Optional<Integer> marked(Message message) throws JMSException {
        return message.getObjectProperty(HubProperties.TEST_RUN) instanceof Integer testRun
                ? Optional.of(testRun)
                : Optional.empty();
    }

    private static byte @Nullable [] body(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            String value = text.getText();
            return value == null ? null : utf8(value);
        }
        return message instanceof BytesMessage bytes ? bytes(bytes) : null;
    }

    // Java puts a question mark in the place of half a surrogate pair. Written as it is, it is no UTF-8 and is refused
    // again
    // when the dead letter is replayed.
    private static byte[] utf8(String text) {
        if (!isBroken(text)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        var bytes = new ByteArrayOutputStream();
        text.codePoints().forEach(point -> bytes.writeBytes(utf8(point)));
        return bytes.toByteArray();
    }

    private static byte[] utf8(int point) {
        return Character.getType(point) == Character.SURROGATE
                ? new byte[] {
                    (byte) (0xE0 | point >> 12), (byte) (0x80 | (point >> 6 & 0x3F)), (byte) (0x80 | (point & 0x3F))
                }
                : Character.toString(point).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(BytesMessage message) throws JMSException {
        byte[] bytes = new byte[(int) message.getBodyLength()];
        message.readBytes(bytes);
        return bytes;
    }

    private @Nullable Rejection fault(Message message, byte @Nullable [] body) throws JMSException {
        if (body == null) {
            return new Rejection(FaultCode.NOT_TEXT, "", null, null);
        }
        if (isTooLarge(body)) {
            return new Rejection(FaultCode.TOO_LARGE, "", null, body.length + " bytes");
        }
        return message instanceof TextMessage text && isBroken(text.getText())
                ? new Rejection(FaultCode.CHARSET, "", null, null)
                : null;
    }

    private static boolean isBroken(@Nullable String text) {
        return text != null && !StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
