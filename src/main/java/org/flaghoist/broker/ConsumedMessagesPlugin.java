package org.flaghoist.broker;

import java.util.Map;
import java.util.function.Consumer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.impl.AckReason;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.core.transaction.TransactionOperationAbstract;
import org.jspecify.annotations.Nullable;

/**
 * Reports when a partner took a message from its queue for good.
 *
 * @param partners by their queues, of those that come to the broker
 */
record ConsumedMessagesPlugin(Map<String, String> partners, Consumer<String> taken)
        implements ActiveMQServerMessagePlugin {

    @Override
    public void messageAcknowledged(
            @Nullable Transaction transaction,
            MessageReference message,
            AckReason reason,
            @Nullable ServerConsumer consumer) {
        String partner = partners.get(message.getQueue().getName().toString());
        // What has no consumer the hub has moved.
        if (partner == null || consumer == null || reason != AckReason.NORMAL) {
            return;
        }
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
