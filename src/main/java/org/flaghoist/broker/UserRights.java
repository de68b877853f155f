package org.flaghoist.broker;

import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQInternalErrorException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.utils.CompositeAddress;

/** What a user may know of the broker: to it, an address on which it has no right is not there. */
record UserRights(ActiveMQServer broker) {

    /** What a user is told in both cases, so that it does not learn which. */
    static final String NOT_THERE = "there is no such address for this user";

    /** Each lets a user know that there is the queue. */
    private static final List<CheckType> RIGHTS = List.of(CheckType.SEND, CheckType.CONSUME, CheckType.BROWSE);

    /**
     * By any session of the connection, as a Core packet does not say its own.
     *
     * @param name of a queue or an address, or both with {@code ::} between
     */
    boolean knows(RemotingConnection connection, SimpleString name) throws ActiveMQException {
        SimpleString queue = CompositeAddress.extractQueueName(name);
        Queue existing = broker.locateQueue(queue);
        SimpleString address = existing == null ? CompositeAddress.extractAddressName(name) : existing.getAddress();
        for (ServerSession session : broker.getSessions(connection.getID().toString())) {
            for (CheckType right : RIGHTS) {
                if (has(right, address, queue, session)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** @throws ActiveMQSecurityException where the session's user has no right to send to the address */
    void checkSend(SimpleString address, ServerSession session) throws ActiveMQException {
        if (!has(CheckType.SEND, address, CompositeAddress.extractQueueName(address), session)) {
            throw new ActiveMQSecurityException(NOT_THERE);
        }
    }

    private boolean has(CheckType right, SimpleString address, SimpleString queue, ServerSession session)
            throws ActiveMQException {
        try {
            return broker.getSecurityStore().hasPermission(address, queue, right, session);
        } catch (ActiveMQException e) {
            throw e;
        } catch (Exception e) {
            throw new ActiveMQInternalErrorException("the right to " + right + " on " + address + " is not known", e);
        }
    }
}
