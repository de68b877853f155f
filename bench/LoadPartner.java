import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A JMS partner of a running hub: sends notifications that differ in their numbers, and takes what is for it. */
public final class LoadPartner {

    private static final String NUMBER = "0000000";

    /** Messages that it takes in one commit, where so many wait: a partner that comes back has much to take. */
    private static final int TOGETHER = 100;

    private final String id;
    private final Connection connection;

    LoadPartner(String address, String id, String password) throws JMSException {
        this.id = id;
        this.connection = new ActiveMQConnectionFactory(address, id, password).createConnection();
        connection.start();
    }

    /**
     * Sends notifications where a file is given, then takes as many messages as it says, and prints when the last came.
     *
     * @param args address, partner, password, how many to take; file with a notification, number of the first, how many
     *     to send
     */
    public static void main(String[] args) throws Exception {
        LoadPartner partner = new LoadPartner(args[0], args[1], args[2]);
        CountDownLatch awaited = new CountDownLatch(Integer.parseInt(args[3]));
        partner.take(message -> awaited.countDown());
        if (args.length > 4) {
            String template = Files.readString(Path.of(args[4]));
            partner.sendTogether(template, Integer.parseInt(args[5]), Integer.parseInt(args[6]));
        }
        awaited.await();
        System.out.println(System.currentTimeMillis());
        System.exit(0);
    }

    Session session(boolean transacted) throws JMSException {
        return connection.createSession(transacted ? Session.SESSION_TRANSACTED : Session.AUTO_ACKNOWLEDGE);
    }

    /** In one commit: the hub gets none before it has all. */
    void sendTogether(String template, int from, int count) throws JMSException {
        try (Session session = session(true);
                MessageProducer producer = producer(session)) {
            for (int number = from; number < from + count; number++) {
                producer.send(message(session, template, number));
            }
            session.commit();
        }
    }

    MessageProducer producer(Session session) throws JMSException {
        return session.createProducer(session.createQueue("in." + id));
    }

    static BytesMessage message(Session session, String template, int number) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(numbered(template, number).getBytes(StandardCharsets.UTF_8));
        return message;
    }

    static String numbered(String template, int number) {
        return template.replace(NUMBER, "%07d".formatted(number));
    }

    /** Takes all that is for it from now on, in a thread of its own. */
    void take(Consumer<Message> taken) {
        Thread taker = new Thread(() -> {
            try (Session session = session(true);
                    MessageConsumer consumer = session.createConsumer(session.createQueue("out." + id))) {
                while (true) {
                    takeSome(session, consumer, taken);
                }
            } catch (JMSException e) {
                // The hub is gone, or was stopped; nothing that is waited for will come.
                e.printStackTrace();
                System.exit(1);
            }
        });
        taker.setDaemon(true);
        taker.start();
    }

    private static void takeSome(Session session, MessageConsumer consumer, Consumer<Message> taken) throws JMSException {
        Message message = consumer.receive();
        for (int i = 1; message != null; i++) {
            taken.accept(message);
            message = i < TOGETHER ? consumer.receiveNoWait() : null;
        }
        session.commit();
    }
}
