package org.flaghoist.browser;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A partner that comes to the broker, from outside. */
record SampleSender(String partner, String core, String password) {

    /**
     * Sends a sample of the demo under a new reference.
     *
     * @param reference the sample's own
     * @return the new one
     */
    String send(String sample, String reference) throws IOException, JMSException {
        return send(sample, reference, reference, reference);
    }

    /** As {@link #send(String, String)}, and with another text in the place of one. */
    String send(String sample, String reference, String from, String to) throws IOException, JMSException {
        String fresh = "NCA/26/IT/" + UUID.randomUUID().toString().substring(0, 8);
        String text = Files.readString(Path.of("src/main/resources/demo", partner, sample + ".json"));
        if (!text.contains(reference)) {
            throw new IllegalArgumentException(sample + " has no " + reference);
        }
        if (!text.contains(from)) {
            throw new IllegalArgumentException(sample + " has no " + from);
        }
        send(text.replace(from, to).replace(reference, fresh));
        return fresh;
    }

    /** Sends a sample that continues what was sent under a new reference. */
    void follow(String sample, String reference, String fresh) throws IOException, JMSException {
        send(Files.readString(Path.of("src/main/resources/demo", partner, sample + ".json"))
                .replace(reference, fresh));
    }

    void send(String text) throws JMSException {
        try (Connection connection = new ActiveMQConnectionFactory(core).createConnection(partner, password);
                Session session = connection.createSession()) {
            session.createProducer(session.createQueue("in." + partner)).send(session.createTextMessage(text));
        }
    }
}
