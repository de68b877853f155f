import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Opens the journal of a hub that is stopped, and puts messages on a partner's queue as if it had sent them there. */
public final class BacklogFill {

    private static final int TOGETHER = 2_000;

    private final String partner;
    private final byte[] body;

    private BacklogFill(String partner, byte[] body) {
        this.partner = partner;
        this.body = body;
    }

    /** @param args directory of the broker, partner, file with a body, how many messages */
    public static void main(String[] args) throws Exception {
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ().setConfiguration(configuration(args[0]));
        broker.start();
        new BacklogFill(args[1], Files.readAllBytes(Path.of(args[2]))).fill(Integer.parseInt(args[3]));
        broker.stop();
        System.exit(0);
    }

    // As EmbeddedBrokerConfiguration; the queues are known to the journal.
    private static Configuration configuration(String directory) throws Exception {
        return new ConfigurationImpl()
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(directory + "/journal")
                .setBindingsDirectory(directory + "/bindings")
                .setPagingDirectory(directory + "/paging")
                .setLargeMessagesDirectory(directory + "/large-messages")
                .setGlobalMaxSize(64 << 20)
                .setSecurityEnabled(false)
                .setMessageCounterEnabled(false)
                .addAcceptorConfiguration("vm", "vm://7")
                .addAddressSetting("#", new AddressSettings()
                        .setAutoCreateAddresses(false)
                        .setAutoCreateQueues(false)
                        .setAutoDeleteAddresses(false)
                        .setAutoDeleteQueues(false)
                        .setEnableIngressTimestamp(true)
                        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                        .setPageSizeBytes(1 << 20));
    }

    private void fill(int count) throws JMSException {
        try (Connection connection = new ActiveMQConnectionFactory("vm://7").createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createQueue("out." + partner))) {
            for (int number = 1; number <= count; number++) {
                producer.send(message(session, number));
                if (number % TOGETHER == 0 || number == count) {
                    session.commit();
                }
            }
        }
    }

    // As Outgoing.copy.
    private BytesMessage message(Session session, int number) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(body);
        message.setStringProperty("flaghoist_kind", "NOTIFICATION");
        message.setStringProperty("flaghoist_sender", "uk");
        message.setStringProperty("flaghoist_id", "NCA/25/SB/%07d".formatted(number));
        message.setIntProperty("flaghoist_revision", 1);
        message.setLongProperty("flaghoist_entry", number);
        message.setStringProperty("flaghoist_message_key", "00000000-0000-0000-0000-000000000000:" + number);
        message.setLongProperty("flaghoist_received", System.currentTimeMillis());
        return message;
    }
}
