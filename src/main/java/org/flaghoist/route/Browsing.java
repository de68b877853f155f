package org.flaghoist.route;

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
final class Browsing {

    private Browsing() {}

    /**
     * The first messages.
     *
     * @param selector which are meant; null for all
     * @throws jakarta.jms.InvalidDestinationException where there is no such queue
     */
    static List<Message> of(Session session, String queue, @Nullable String selector, int most) throws JMSException {
        List<Message> found = new ArrayList<>();
        // Not the session's own way to name a queue: where it is missing, that fails like anything else.
        try (QueueBrowser browser = session.createBrowser(ActiveMQDestination.createQueue(queue), selector)) {
            Enumeration<?> all = browser.getEnumeration();
            while (found.size() < most && all.hasMoreElements()) {
                found.add((Message) all.nextElement());
            }
        }
        // A browser takes the end of its connection for the end of the queue. This asks the broker, and fails then.
        session.createQueue(queue);
        return found;
    }
}
