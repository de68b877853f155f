package org.flaghoist.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Another system that has subscribed to the topic, for good. */
record Subscription(Connection connection, Session session, MessageConsumer consumer) implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_MILLIS = 500;

    /** @param connection with an id of its client */
    static Subscription of(Connection connection) throws JMSException {
        Session session = connection.createSession();
        return new Subscription(
                connection, session, session.createDurableSubscriber(session.createTopic("events"), "all"));
    }

    /** Takes what is there. */
    List<JsonNode> take() throws JMSException, IOException {
        List<JsonNode> events = new ArrayList<>();
        for (Message next = consumer.receive(PATIENCE_MILLIS); next != null; next = consumer.receive(PATIENCE_MILLIS)) {
            events.add(JSON.readTree(next.getBody(String.class)));
        }
        return events;
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}
