package org.flaghoist.broker;

import org.apache.activemq.artemis.protocol.amqp.proton.handler.EventHandler;
import org.apache.qpid.proton.amqp.messaging.Rejected;
import org.apache.qpid.proton.amqp.transport.AmqpError;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.engine.Delivery;
import org.apache.qpid.proton.engine.Link;
import org.jspecify.annotations.Nullable;

/**
 * Has a client told the same of a queue on which it has no right as of one that is not there. The broker calls it after
 * its own handler, and before what that one says goes out.
 */
final class AmqpRefusals implements EventHandler {

    @Override
    public void onRemoteOpen(Link link) {
        hide(link.getCondition());
    }

    @Override
    public void onDelivery(Delivery delivery) {
        if (delivery.getLocalState() instanceof Rejected rejected) {
            hide(rejected.getError());
        }
    }

    private static void hide(@Nullable ErrorCondition refusal) {
        if (refusal != null && refusal.getCondition() != null) {
            refusal.setCondition(AmqpError.UNAUTHORIZED_ACCESS);
            refusal.setDescription(UserRights.NOT_THERE);
        }
    }
}
