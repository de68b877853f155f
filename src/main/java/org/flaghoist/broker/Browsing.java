package org.flaghoist.broker;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQDestination;
import org.jspecify.annotations.Nullable;

/** Looks at what lies on a queue, and leaves it there. */
public final class Browsing {

    private Browsing() {}

    /** What somebody wants to know of a message. */
    public interface MessageLook<T> {

        T at(Message message) throws JMSException;
    }

    /**
     * What is seen of the first messages.
     *
     * @param selector which are meant; null for all
     * @param look at each while the browser is open: what a large one has is read through it
     * @throws jakarta.jms.InvalidDestinationException where there is no such queue
     */
    public static <T> List<T> of(
            Session session, String queue, @Nullable String selector, int most, MessageLook<T> look)
            throws JMSException {
        List<T> found = new ArrayList<>();
        // Not the session's own way to name a queue: where it is missing, that fails like anything else.
        try (QueueBrowser browser = session.createBrowser(ActiveMQDestination.createQueue(queue), selector)) {
            Enumeration<?> all = browser.getEnumeration();
            while (found.size() < most && all.hasMoreElements()) {
                found.add(look.at((Message) all.nextElement()));
            }
        }
        // A browser takes the end of its connection for the end of the queue. This asks the broker, and fails then.
        session.createQueue(queue);
        return found;
    }
}
