package org.flaghoist.route;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import org.apache.camel.component.jms.DefaultJmsMessageListenerContainer;
import org.apache.camel.component.jms.JmsEndpoint;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionStatus;

/** Handles one message at a time, and lets the broker alone while none is there. */
final class SingleContainer extends DefaultJmsMessageListenerContainer {

    private final LongWait wait = new LongWait(this::isRunning);

    SingleContainer(JmsEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    protected boolean doReceiveAndExecute(
            Object invoker,
            @Nullable Session session,
            @Nullable MessageConsumer consumer,
            @Nullable TransactionStatus status)
            throws JMSException {
        boolean received = super.doReceiveAndExecute(invoker, session, consumer, status);
        wait.tidy(session);
        return received;
    }

    @Override
    protected @Nullable Message receiveMessage(MessageConsumer consumer) throws JMSException {
        return wait.receive(consumer);
    }

    @Override
    protected boolean shouldCommitAfterNoMessageReceived(Session session) {
        return false;
    }

    @Override
    public void stop() {
        super.stop();
        wait.end();
    }

    @Override
    protected void doShutdown() throws JMSException {
        wait.end();
        super.doShutdown();
    }
}
