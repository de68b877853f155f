package org.flaghoist.exchange;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.Arrays;
import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQDuplicateIdException;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.broker.UrgencySight;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.Urgency;

/**
 * Puts a file's pieces on its partner's queue, each once: when the hub died before the file was moved, the broker knows
 * by their duplicate ids which were sent. Pieces that are committed together have one id, the first of them: it refuses
 * all or none, and the broker, which remembers ids in memory and never gives one up, has few to remember.
 */
public final class PieceSender {

    /**
     * Pieces a transaction: enough to share a sync, and few enough to hold in memory. Of another number the broker
     * would not know what a hub of another version has sent: then a file that is in hand at an upgrade is sent twice.
     */
    private static final int BATCH = 500;

    public static final String DUPLICATE_ID =
            org.apache.activemq.artemis.api.core.Message.HDR_DUPLICATE_DETECTION_ID.toString();

    private final ConnectionFactory connections;
    private final int largest;
    private final UrgencySight sight;

    /** @param largest bytes of one notification; of a larger one only the beginning is sent, with its fault */
    public PieceSender(ConnectionFactory connections, int largest, UrgencySight sight) {
        this.connections = connections;
        this.largest = largest;
        this.sight = sight;
    }

    void send(OpenedFile file, List<Piece> pieces) throws JMSException {
        OpenedFile.PieceIds ids = file.pieceIds();
        try (Connection connection = connections.createConnection()) {
            for (int from = 0; from < pieces.size(); from += BATCH) {
                List<Piece> batch = pieces.subList(from, Math.min(from + BATCH, pieces.size()));
                send(connection, file, ids, batch);
            }
        }
    }

    /**
     * Sends one message that carries the fault of the whole file, with the file's bytes; of one too large, the first.
     */
    void send(OpenedFile file, Rejection fault) throws JMSException {
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession()) {
            // What is at fault in another way is kept whole, to be sent again when that is fixed.
            boolean cut = fault.code() == FaultCode.TOO_LARGE && file.content().length > largest;
            BytesMessage message = message(session, file, 0, cut ? beginning(file.content()) : file.content());
            message.setStringProperty(DUPLICATE_ID, file.pieceIds().of(0, 0));
            setFault(fault, message);
            mark(message, cut);
            file.fetched().lease().check();
            producer(session, file).send(message);
        }
    }

    private void send(Connection connection, OpenedFile file, OpenedFile.PieceIds ids, List<Piece> batch)
            throws JMSException {
        try (Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
            String id =
                    ids.of(batch.get(0).number(), batch.get(batch.size() - 1).number());
            sendEach(session, file, id, batch);
            file.fetched().lease().check();
            session.commit();
        } catch (JMSException e) {
            if (!isDuplicate(e)) {
                throw e;
            }
        }
    }

    private void sendEach(Session session, OpenedFile file, String id, List<Piece> batch) throws JMSException {
        try (MessageProducer producer = producer(session, file)) {
            for (Piece piece : batch) {
                BytesMessage message = message(session, file, piece.ofMost(largest));
                if (piece == batch.get(0)) {
                    message.setStringProperty(DUPLICATE_ID, id);
                }
                producer.send(message);
            }
        }
    }

    private BytesMessage message(Session session, OpenedFile file, Piece piece) throws JMSException {
        byte[] bytes = piece.bytes();
        Rejection fault = piece.fault();
        boolean whole = fault == null || bytes.length <= largest;
        BytesMessage message = message(session, file, piece.number(), whole ? bytes : beginning(bytes));
        if (fault != null) {
            setFault(fault, message);
        } else {
            setUrgency(sight.of(file.partner(), bytes), message);
        }
        mark(message, fault != null);
        return message;
    }

    private byte[] beginning(byte[] content) {
        return Arrays.copyOf(content, largest);
    }

    private static void mark(Message message, boolean cut) throws JMSException {
        if (cut) {
            message.setBooleanProperty(HubProperties.CUT, true);
        }
    }

    private static void setUrgency(Urgency urgency, Message message) throws JMSException {
        if (urgency.isUrgent()) {
            message.setStringProperty(HubProperties.URGENCY, urgency.name());
        }
    }

    private static void setFault(Rejection fault, Message message) throws JMSException {
        message.setStringProperty(HubProperties.CODE, fault.code().name());
        message.setStringProperty(HubProperties.LOCATION, fault.location());
        message.setStringProperty(HubProperties.FIELD, fault.field());
        message.setStringProperty(HubProperties.DETAIL, fault.detail());
        message.setStringProperty(HubProperties.ID, fault.id());
        if (fault.isSpill()) {
            message.setBooleanProperty(HubProperties.SPILL, true);
        }
        if (fault.revision() != null) {
            message.setIntProperty(HubProperties.REVISION, fault.revision());
        }
    }

    /** True where the broker says that it has taken it before. */
    static boolean isDuplicate(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ActiveMQDuplicateIdException) {
                return true;
            }
        }
        return false;
    }

    private static MessageProducer producer(Session session, OpenedFile file) throws JMSException {
        return session.createProducer(session.createQueue(QueueNames.in(file.partner())));
    }

    private static BytesMessage message(Session session, OpenedFile file, int number, byte[] content)
            throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(content);
        message.setStringProperty(HubProperties.FILE, file.name());
        message.setIntProperty(HubProperties.NUMBER, number);
        if (file.testRun() > 0) {
            message.setIntProperty(HubProperties.TEST_RUN, file.testRun());
        }
        return message;
    }
}
