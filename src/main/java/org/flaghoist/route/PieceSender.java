package org.flaghoist.route;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQDuplicateIdException;
import org.apache.activemq.artemis.api.core.Message;
import org.flaghoist.format.Piece;
import org.flaghoist.notification.Rejection;

/**
 * Puts a file's pieces on its partner's queue, each once: when the hub died before the file was moved, the broker knows
 * by their duplicate ids which were sent.
 */
final class PieceSender {

    /** Pieces a transaction: enough to share a sync, and few enough to hold in memory. */
    private static final int BATCH = 500;

    private static final String DUPLICATE_ID = Message.HDR_DUPLICATE_DETECTION_ID.toString();

    private final ConnectionFactory connections;

    PieceSender(ConnectionFactory connections) {
        this.connections = connections;
    }

    void send(CollectedFile file, List<Piece> pieces) throws JMSException {
        CollectedFile.PieceIds ids = file.pieceIds();
        try (Connection connection = connections.createConnection()) {
            for (int from = 0; from < pieces.size(); from += BATCH) {
                List<Piece> batch = pieces.subList(from, Math.min(from + BATCH, pieces.size()));
                send(connection, file, ids, batch);
            }
        }
    }

    /** Sends one message that carries the fault of the whole file, with the file's bytes. */
    void send(CollectedFile file, Rejection fault) throws JMSException {
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession()) {
            BytesMessage message = message(session, file, 0, file.content());
            message.setStringProperty(DUPLICATE_ID, file.pieceIds().of(0));
            message.setStringProperty(HubProperties.CODE, fault.code().name());
            message.setStringProperty(HubProperties.LOCATION, fault.location());
            message.setStringProperty(HubProperties.FIELD, fault.field());
            message.setStringProperty(HubProperties.DETAIL, fault.detail());
            producer(session, file).send(message);
        }
    }

    private static void send(Connection connection, CollectedFile file, CollectedFile.PieceIds ids, List<Piece> batch)
            throws JMSException {
        try (Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
            sendEach(session, file, ids, batch);
            session.commit();
        } catch (JMSException e) {
            if (!isDuplicate(e)) {
                throw e;
            }
            // One known id refuses a whole transaction. Without one the broker drops just what it knows.
            try (Session session = connection.createSession()) {
                sendEach(session, file, ids, batch);
            }
        }
    }

    private static void sendEach(Session session, CollectedFile file, CollectedFile.PieceIds ids, List<Piece> batch)
            throws JMSException {
        try (MessageProducer producer = producer(session, file)) {
            for (Piece piece : batch) {
                BytesMessage message = message(session, file, piece.number(), piece.bytes());
                message.setStringProperty(DUPLICATE_ID, ids.of(piece.number()));
                producer.send(message);
            }
        }
    }

    private static boolean isDuplicate(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ActiveMQDuplicateIdException) {
                return true;
            }
        }
        return false;
    }

    private static MessageProducer producer(Session session, CollectedFile file) throws JMSException {
        return session.createProducer(session.createQueue(Queues.in(file.partner())));
    }

    private static BytesMessage message(Session session, CollectedFile file, int number, byte[] content)
            throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(content);
        message.setStringProperty(HubProperties.FILE, file.name());
        message.setIntProperty(HubProperties.NUMBER, number);
        if (file.trial() > 0) {
            message.setIntProperty(HubProperties.TRIAL, file.trial());
        }
        return message;
    }
}
