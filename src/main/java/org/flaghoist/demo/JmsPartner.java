package org.flaghoist.demo;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.partner.Jms;

/** A simulated partner that comes to the hub's broker as its own user; it keeps what it gets as files. */
final class JmsPartner implements SimulatedPartner {

    private final String id;
    private final Path directory;
    private final Jms login;
    private final String broker;
    private final String extension;

    /**
     * @param broker the address of the broker's Core acceptor
     * @param extension of the files it keeps
     */
    JmsPartner(String id, Path directory, Jms login, String broker, String extension) {
        this.id = id;
        this.directory = directory;
        this.login = login;
        this.broker = broker;
        this.extension = extension;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public void start() throws IOException {
        Files.createDirectories(inbox());
    }

    Path inbox() {
        return directory.resolve("inbox");
    }

    @Override
    public void send(String name, byte[] content) throws JMSException {
        try (var factory = factory();
                var connection = factory.createConnection();
                Session session = connection.createSession()) {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(content);
            session.createProducer(session.createQueue(QueueNames.in(id))).send(message);
        }
    }

    /** Takes what waits for it at the moment. */
    int receive() throws JMSException, IOException {
        int received = 0;
        try (var factory = factory();
                var connection = factory.createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                var consumer = session.createConsumer(session.createQueue(QueueNames.out(id)))) {
            connection.start();
            for (Message next = consumer.receiveNoWait(); next != null; next = consumer.receiveNoWait()) {
                Files.write(inbox().resolve(name(next)), next.getBody(byte[].class));
                session.commit();
                received++;
            }
        }
        return received;
    }

    @Override
    public void stop() {
        // It holds no connection between its acts.
    }

    private ActiveMQConnectionFactory factory() {
        return new ActiveMQConnectionFactory(broker, login.user(), login.passwordText());
    }

    private String name(Message message) throws JMSException {
        String receipt = message.getStringProperty("flaghoist_receipt");
        String stem = receipt != null
                ? "receipt_" + receipt
                : message.getStringProperty("flaghoist_sender")
                        + "_" + message.getStringProperty("flaghoist_id").replace('/', '~')
                        + "_r" + message.getStringProperty("flaghoist_revision");
        return stem + "." + extension;
    }
}
