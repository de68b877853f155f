package org.flaghoist.broker;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.jspecify.annotations.Nullable;
import org.springframework.jms.connection.SessionProxy;
import org.springframework.util.ReflectionUtils;

/**
 * What a piece of work sends on a transacted session: the broker gets it together at the work's end. Nobody would see
 * it before the commit anyway, and for each message that comes alone the broker wakes two threads, which then sleep
 * until the next.
 */
final class GatheredSends implements InvocationHandler {

    /** More does not wait in memory. */
    private static final long MOST_BYTES = 1 << 20;

    private final Session session;
    private final List<Send> sends = new ArrayList<>();
    private @Nullable BeforeSend beforeSend;
    private long bytes;

    private GatheredSends(Session session) {
        this.session = session;
    }

    /** What is done with messages on a session. */
    @FunctionalInterface
    interface Work {

        void run() throws JMSException;
    }

    /** Is given what is about to be sent. */
    @FunctionalInterface
    interface BeforeSend {

        void prepare(List<ReadyMessage> messages) throws JMSException;
    }

    /** A call of a producer. */
    private record Send(MessageProducer producer, Method method, Object[] arguments) {

        private ReadyMessage ready() throws JMSException {
            Queue queue = argument(Queue.class).orElse((Queue) producer.getDestination());
            return new ReadyMessage(
                    queue.getQueueName(), argument(Message.class).orElseThrow());
        }

        private <T> Optional<T> argument(Class<T> type) {
            return Stream.of(arguments).filter(type::isInstance).map(type::cast).findFirst();
        }

        private long bytes() {
            return Stream.of(arguments)
                    .filter(ActiveMQMessage.class::isInstance)
                    .mapToLong(message ->
                            ((ActiveMQMessage) message).getCoreMessage().getBodyBufferSize())
                    .sum();
        }
    }

    /** A session of the broker's client, on which may be gathered. */
    static Session on(Session session) {
        return (Session) proxy(Session.class, new GatheredSends(session));
    }

    /**
     * Gathers what the work sends on a session, and forgets it where the work fails.
     *
     * @param session transacted; on one that is not from {@link #on} nothing is gathered
     * @param beforeSend called once or more often, with some each time
     */
    static void during(Session session, Work work, BeforeSend beforeSend) throws JMSException {
        Optional<GatheredSends> gathered = gathered(target(session));
        if (gathered.isPresent()) {
            gathered.get().gather(work, beforeSend);
        } else {
            work.run();
        }
    }

    /** The broker client's own session behind one from {@link #on}, or behind one of its own. */
    static ClientSession client(Session session) {
        Session target = target(session);
        Session own = gathered(target).map(gathered -> gathered.session).orElse(target);
        return ((ActiveMQSession) own).getCoreSession();
    }

    private static Session target(Session session) {
        return session instanceof SessionProxy cached ? cached.getTargetSession() : session;
    }

    private static Optional<GatheredSends> gathered(Session target) {
        return Proxy.isProxyClass(target.getClass())
                        && Proxy.getInvocationHandler(target) instanceof GatheredSends gathered
                ? Optional.of(gathered)
                : Optional.empty();
    }

    private void gather(Work work, BeforeSend before) throws JMSException {
        beforeSend = before;
        try {
            work.run();
            flush();
        } finally {
            beforeSend = null;
            forget();
        }
    }

    private void flush() throws JMSException {
        List<ReadyMessage> ready = new ArrayList<>();
        for (Send send : sends) {
            ready.add(send.ready());
        }
        if (beforeSend != null && !ready.isEmpty()) {
            beforeSend.prepare(ready);
        }
        for (Send send : sends) {
            call(send.producer(), send.method(), send.arguments());
        }
        forget();
    }

    private void forget() {
        sends.clear();
        bytes = 0;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object result = call(session, method, arguments);
        return result instanceof MessageProducer producer
                ? proxy(MessageProducer.class, (same, called, with) -> produce(producer, called, with))
                : result;
    }

    private @Nullable Object produce(MessageProducer producer, Method method, Object @Nullable [] arguments)
            throws JMSException {
        if (beforeSend == null || !method.getName().equals("send")) {
            return call(producer, method, arguments);
        }
        Send send = new Send(producer, method, Objects.requireNonNull(arguments));
        sends.add(send);
        bytes += send.bytes();
        if (bytes > MOST_BYTES) {
            flush();
        }
        return null;
    }

    private static Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(GatheredSends.class.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
            throws JMSException {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof JMSException fault) {
                throw fault;
            }
            ReflectionUtils.rethrowRuntimeException(e.getCause());
            throw new IllegalStateException("JMS declares no other fault", e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the methods of JMS are public", e);
        }
    }
}
