package org.flaghoist.route;

import java.util.function.ToIntFunction;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQIllegalStateException;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Takes away what a partner could tell the broker about a message: a later hour, a place ahead of others, a duplicate
 * id that would make it vanish, or that it need not be kept (mappings/README.md, section 1: properties are ignored).
 * What the hub's client could not read it need not read.
 */
final class PartnersSends implements ActiveMQServerMessagePlugin {

    private static final byte NORMAL_PRIORITY = 4;

    private final long largest;
    private final ToIntFunction<String> trials;

    /** @param trials which trial a user of the broker sends for, 0 for none */
    PartnersSends(long largest, ToIntFunction<String> trials) {
        this.largest = largest;
        this.trials = trials;
    }

    @Override
    public void beforeSend(
            @Nullable ServerSession session,
            @Nullable Transaction transaction,
            Message message,
            boolean direct,
            boolean noAutoCreateQueue)
            throws ActiveMQException {
        if (session != null && !BrokerRights.HUB.equals(session.getUsername())) {
            refuseHuge(message);
            makeHarmless(message, trials.applyAsInt(session.getUsername()));
        }
    }

    /** @param trial that it belongs to, 0 for none */
    static void makeHarmless(Message message, int trial) throws ActiveMQException {
        message.setDurable(true).setPriority(NORMAL_PRIORITY).setExpiration(0);
        message.removeProperty(Message.HDR_DUPLICATE_DETECTION_ID);
        withoutWrongBody(message);
        message.setScheduledDeliveryTime(null);
        mark(message, trial);
        message.reencode();
    }

    private static void mark(Message message, int trial) {
        if (trial == 0) {
            message.removeProperty(HubProperties.TRIAL);
        } else {
            message.putIntProperty(HubProperties.TRIAL, trial);
        }
    }

    // Of no type, a message's body is read by nobody, and the hub calls it NOT_TEXT.
    private static void withoutWrongBody(Message message) throws ActiveMQException {
        if (message instanceof ICoreMessage core && !CoreBody.isTextOrBytes(core)) {
            core.setType(Message.DEFAULT_TYPE);
            // Else the broker passes on what it has encoded.
            core.messageChanged();
        }
        message.removeProperty(Message.HDR_LARGE_COMPRESSED);
    }

    // A text message is read whole by the client before anybody can ask for its size.
    private void refuseHuge(Message message) throws ActiveMQException {
        long size = message.getWholeMessageSize();
        if (size > largest) {
            throw new ActiveMQIllegalStateException(
                    "a message of " + size + " bytes is refused; at most " + largest + " bytes are taken");
        }
    }
}
