package org.flaghoist.broker;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.flaghoist.notification.RecipientId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves a {@link TakenNote} on a queue of the hub's own, in the transaction by which the partner takes the copy: there
 * is one where that commits, and none where it does not. A note that cannot be written keeps nobody from taking.
 */
final class NoteWriter {

    private static final int BYTES = 256;
    private static final String COPY = "NOTIFICATION";

    private static final Logger LOG = LoggerFactory.getLogger(NoteWriter.class);

    private final ActiveMQServer server;
    private final AtomicBoolean failing = new AtomicBoolean();

    NoteWriter(ActiveMQServer server) {
        this.server = server;
    }

    void note(@Nullable Transaction transaction, MessageReference taken, ServerConsumer by, String partner) {
        try {
            if (isCopy(taken.getMessage()) && !isHub(by)) {
                write(transaction, taken.getMessage(), partner);
            }
        } catch (Exception e) {
            // While the broker stops it has nowhere to write; nobody is to be told each time.
            if (server.isActive() && failing.compareAndSet(false, true)) {
                LOG.error(
                        "That {} took a copy is not noted, and so not known; see that the broker has the queue {}: {}",
                        partner,
                        QueueNames.TAKEN,
                        SafeErrorText.withCause(e));
            }
        }
    }

    private void write(@Nullable Transaction transaction, Message taken, String partner) throws Exception {
        RoutingStatus status = server.getPostOffice().route(note(taken, partner), transaction, false);
        if (status != RoutingStatus.OK) {
            throw new IllegalStateException("queue " + QueueNames.TAKEN + ": " + status);
        }
        failing.set(false);
    }

    /** Not a receipt; and of what is sent again the first counts. */
    private static boolean isCopy(Message message) {
        return COPY.equals(message.getStringProperty(HubProperties.KIND))
                && !message.containsProperty(HubProperties.REPEAT);
    }

    private boolean isHub(ServerConsumer consumer) {
        ServerSession session = server.getSessionByID(consumer.getSessionID());
        return session != null && BrokerRights.HUB.equals(session.getValidatedUser());
    }

    private Message note(Message taken, String partner) {
        return new CoreMessage(server.getStorageManager().generateID(), BYTES)
                .setAddress(QueueNames.TAKEN)
                .setRoutingType(RoutingType.ANYCAST)
                .setDurable(true)
                .setTimestamp(System.currentTimeMillis())
                .putLongProperty(HubProperties.ENTRY, taken.getLongProperty(HubProperties.ENTRY))
                .putStringProperty(HubProperties.MESSAGE_KEY, taken.getStringProperty(HubProperties.MESSAGE_KEY))
                .putStringProperty(
                        HubProperties.RECIPIENT, RecipientId.of(partner, taken.getStringProperty(HubProperties.BODY)));
    }
}
