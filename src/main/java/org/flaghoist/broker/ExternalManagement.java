package org.flaghoist.broker;

import java.util.concurrent.CancellationException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.FilterConstants;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.jspecify.annotations.Nullable;

/**
 * Asks a broker over its management address, one question at a time; connects anew after a failure. Thread-safe.
 */
final class ExternalManagement implements Management, AutoCloseable {

    private static final String ADDRESS = "activemq.management";

    /** With a broker that has nothing to say. While it is at work, the client waits for as long as that takes. */
    private static final long PATIENCE_MILLIS = 5_000;

    private final String name;
    private final ServerLocator locator;
    private volatile @Nullable Line line;
    private volatile long passed;
    private volatile boolean closed;

    /** @param name of the broker, for messages about it */
    ExternalManagement(String name, ServerLocator locator) {
        this.name = name;
        this.locator = locator;
    }

    private record Line(ClientSessionFactory factory, ClientSession session, ClientRequestor requestor) {

        static Line open(ServerLocator locator) throws Exception {
            ClientSessionFactory factory = locator.createSessionFactory();
            try {
                ClientSession session = factory.createSession(true, true);
                session.start();
                return new Line(factory, session, new ClientRequestor(session, ADDRESS));
            } catch (Exception e) {
                factory.close();
                throw e;
            }
        }
    }

    @FunctionalInterface
    private interface ManagementQuestion<T> {
        T ask(Line line) throws Exception;
    }

    @Override
    public Object attribute(String resource, String attribute) {
        return request(message -> ManagementHelper.putAttribute(message, resource, attribute), resource + attribute);
    }

    @Override
    public Object invoke(String resource, String operation, Object... arguments) {
        return request(
                message -> ManagementHelper.putOperationInvocation(message, resource, operation, arguments),
                resource + operation);
    }

    /** The broker's number of its last answer, given when it was made; 0 where there was none. */
    long passed() {
        return passed;
    }

    /** The first message of a queue that has a lower priority; null where there is none. */
    @Nullable
    ClientMessage first(String queue, int priority) {
        return ask(line -> {
            String filter = FilterConstants.ACTIVEMQ_PRIORITY + " < " + priority;
            try (ClientConsumer browser = line.session().createConsumer(queue, filter, true)) {
                return browser.receiveImmediate();
            }
        });
    }

    @FunctionalInterface
    private interface Writing {
        void to(ClientMessage message) throws Exception;
    }

    private Object request(Writing writing, String what) {
        return ask(line -> {
            ClientMessage message = line.session().createMessage(false);
            writing.to(message);
            ClientMessage reply = line.requestor().request(message, PATIENCE_MILLIS);
            if (reply == null) {
                throw new IllegalStateException("no answer for " + PATIENCE_MILLIS / 1000 + " s");
            }
            if (!ManagementHelper.hasOperationSucceeded(reply)) {
                throw new IllegalStateException(what + ": " + ManagementHelper.getResult(reply));
            }
            passed = reply.getMessageID();
            return ManagementHelper.getResult(reply);
        });
    }

    private synchronized <T> T ask(ManagementQuestion<T> question) {
        if (closed) {
            throw stopped();
        }
        try {
            Line there = line == null ? Line.open(locator) : line;
            line = there;
            // Nobody would break off what begins after that.
            if (closed) {
                throw stopped();
            }
            return question.ask(there);
        } catch (Exception e) {
            disconnect();
            if (closed) {
                throw stopped();
            }
            throw new IllegalStateException(name + ": " + (e.getMessage() == null ? e : e.getMessage()), e);
        }
    }

    private CancellationException stopped() {
        return new CancellationException(name + ": the hub stops, and asks nothing more");
    }

    private void disconnect() {
        hangUp();
        line = null;
    }

    private void hangUp() {
        Line there = line;
        if (there != null) {
            there.factory().cleanup();
        }
    }

    /** Waits for no answer any more, whoever does; what was asked for goes on at the broker. */
    void breakOff() {
        // At once: those who wait for an answer of a broker that is away would ask next.
        closed = true;
        hangUp();
    }

    @Override
    public void close() throws ActiveMQException {
        closed = true;
        end();
    }

    private synchronized void end() throws ActiveMQException {
        if (line != null) {
            line.session().close();
        }
        disconnect();
        locator.close();
    }
}
