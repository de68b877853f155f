package org.flaghoist.broker;

import java.util.Map;
import java.util.function.Consumer;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.impl.AckReason;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.core.transaction.TransactionOperationAbstract;
import org.jspecify.annotations.Nullable;

/**
 * Reports when a partner took a message from its queue for good, and leaves the hub a note of each copy that was taken.
 * An external broker has it as a plugin in its {@code broker.xml}.
 */
public final class ConsumedMessagesPlugin implements ActiveMQServerPlugin {

    private final Map<String, String> partners;
    private final Consumer<String> taken;
    private volatile @Nullable NoteWriter notes;

    /** For {@code broker.xml}: to the hub it leaves notes, and reports nothing. */
    public ConsumedMessagesPlugin() {
        this(Map.of(), partner -> {});
    }

    /** @param partners by their queues, of those that come to the broker */
    ConsumedMessagesPlugin(Map<String, String> partners, Consumer<String> taken) {
        this.partners = partners;
        this.taken = taken;
    }

    @Override
    public void registered(ActiveMQServer server) {
        notes = new NoteWriter(server);
    }

    @Override
    public void messageAcknowledged(
            @Nullable Transaction transaction,
            MessageReference message,
            AckReason reason,
            @Nullable ServerConsumer consumer) {
        // What has no consumer the hub has moved, or an administrator.
        if (consumer == null || reason != AckReason.NORMAL) {
            return;
        }
        String queue = message.getQueue().getName().toString();
        String partner = partners.get(queue);
        if (partner != null) {
            report(transaction, partner);
        }
        NoteWriter writer = notes;
        if (writer != null && QueueNames.isOut(queue)) {
            writer.note(transaction, message, consumer, QueueNames.partner(queue));
        }
    }

    private void report(@Nullable Transaction transaction, String partner) {
        if (transaction == null) {
            taken.accept(partner);
        } else {
            transaction.addOperation(new TransactionOperationAbstract() {
                @Override
                public void afterCommit(Transaction committed) {
                    taken.accept(partner);
                }
            });
        }
    }
}
