package org.flaghoist.broker;

import java.util.List;
import java.util.Optional;
import javax.transaction.xa.XAException;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQBuffers;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQIllegalStateException;
import org.apache.activemq.artemis.api.core.ActiveMQInternalErrorException;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.protocol.core.CoreRemotingConnection;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.ActiveMQExceptionMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.QueueAbstractPacket;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.ReattachSessionResponseMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionDeleteQueueMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionXAGetInDoubtXidsResponseMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionXAResponseMessage;
import org.apache.activemq.artemis.core.server.ActiveMQMessageBundle;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Refuses what the broker would do for every user of Core: tell what any queue has, end a transaction that another user
 * prepared, and hand over another's session. To a user, a queue on which it has no right is not there. The broker calls
 * it with each packet, before it obeys it.
 */
final class CoreRequestRights implements Interceptor {

    private static final SimpleString NOWHERE = SimpleString.of("not.there");

    private static final String NO_XA = "this broker does no XA; use a transacted session";

    private final UserRights rights;

    CoreRequestRights(UserRights rights) {
        this.rights = rights;
    }

    @Override
    public boolean intercept(Packet request, RemotingConnection connection) {
        try {
            Optional<Packet> refusal = refusal(request, connection);
            refusal.ifPresent(answer -> send(answer, request, (CoreRemotingConnection) connection));
            return refusal.isEmpty();
        } catch (ActiveMQException | RuntimeException e) {
            // The broker would log it, and obey.
            connection.fail(new ActiveMQInternalErrorException("the rights of a request cannot be looked up", e));
            return false;
        }
    }

    private static void send(Packet answer, Packet request, CoreRemotingConnection connection) {
        answer.setCorrelationID(request.getCorrelationID());
        connection.getChannel(request.getChannelID(), -1).send(answer);
    }

    private Optional<Packet> refusal(Packet request, RemotingConnection connection) throws ActiveMQException {
        return switch (request.getType()) {
            case PacketImpl.SESS_QUEUEQUERY, PacketImpl.SESS_BINDINGQUERY -> {
                hide((QueueAbstractPacket) request, connection);
                yield Optional.empty();
            }
            case PacketImpl.SESS_CREATECONSUMER -> missing(((QueueAbstractPacket) request).getQueueName(), connection);
            case PacketImpl.DELETE_QUEUE -> missing(((SessionDeleteQueueMessage) request).getQueueName(), connection);
            case PacketImpl.REATTACH_SESSION -> Optional.of(new ReattachSessionResponseMessage(-1, false));
            case PacketImpl.SESS_XA_FAILED ->
                Optional.of(new ActiveMQExceptionMessage(new ActiveMQIllegalStateException(NO_XA)));
            case PacketImpl.SESS_XA_START,
                    PacketImpl.SESS_XA_END,
                    PacketImpl.SESS_XA_COMMIT,
                    PacketImpl.SESS_XA_PREPARE,
                    PacketImpl.SESS_XA_ROLLBACK,
                    PacketImpl.SESS_XA_JOIN,
                    PacketImpl.SESS_XA_SUSPEND,
                    PacketImpl.SESS_XA_RESUME,
                    PacketImpl.SESS_XA_FORGET ->
                Optional.of(new SessionXAResponseMessage(true, XAException.XAER_PROTO, NO_XA));
            case PacketImpl.SESS_XA_INDOUBT_XIDS -> Optional.of(new SessionXAGetInDoubtXidsResponseMessage(List.of()));
            default -> Optional.empty();
        };
    }

    /** Makes it a question about nothing, which the broker answers in the words that the client's version knows. */
    private void hide(QueueAbstractPacket query, RemotingConnection connection) throws ActiveMQException {
        SimpleString name = query.getType() == PacketImpl.SESS_QUEUEQUERY ? query.getQueueName() : query.getAddress();
        if (!rights.knows(connection, name)) {
            ActiveMQBuffer nothing = ActiveMQBuffers.dynamicBuffer(NOWHERE.length());
            nothing.writeSimpleString(NOWHERE);
            query.decodeRest(nothing);
        }
    }

    private Optional<Packet> missing(SimpleString queue, RemotingConnection connection) throws ActiveMQException {
        return rights.knows(connection, queue)
                ? Optional.empty()
                : Optional.of(new ActiveMQExceptionMessage(ActiveMQMessageBundle.BUNDLE.noSuchQueue(queue)));
    }
}
