package org.flaghoist.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/** Another system that has subscribed to the topic, for good. */
record Subscription(Connection connection, Session session, MessageConsumer consumer) implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern OF_THE_BROKER = Pattern.compile("JMS|_AMQ_");
    private static final int PATIENCE_MILLIS = 1_000;

    /** @param connection with an id of its client */
    static Subscription of(Connection connection) throws JMSException {
        Session session = connection.createSession();
        return new Subscription(
                connection, session, session.createDurableSubscriber(session.createTopic("events"), "all"));
    }

    /** Takes what is there in the broker's memory. */
    List<JsonNode> take() throws JMSException, IOException {
        List<JsonNode> events = new ArrayList<>();
        for (Message next = consumer.receiveNoWait(); next != null; next = consumer.receiveNoWait()) {
            assertThat(Collections.list(next.getPropertyNames()))
                    .allMatch(name -> OF_THE_BROKER.matcher(name.toString()).lookingAt());
            JsonNode together = JSON.readTree(next.getBody(String.class));
            assertThat(new FeedSchema().faults(together)).isEmpty();
            together.forEach(events::add);
        }
        return events;
    }

    /**
     * Takes what is there, whatever it is.
     *
     * @param left how much that is: the broker reads from its disk in its own time, and says meanwhile that nothing is
     */
    void skip(LongSupplier left) throws JMSException {
        while (left.getAsLong() > 0) {
            consumer.receive(PATIENCE_MILLIS);
        }
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}
