import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * What the broker alone could do, with the hub's settings: one durable message in, five out, in one commit, or 50 of
 * them in one. Prints a line of JSON for each way.
 */
public final class PlainClient {

    private static final int ROUNDS = 4;
    private static final int OUT = 5;
    private static final int LOAD = 500;

    private final EmbeddedActiveMQ broker;
    private final ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory("vm://7");
    private final byte[] body;
    private final int messages;

    private PlainClient(Path directory, byte[] body, int messages) throws Exception {
        this.body = body;
        this.messages = messages;
        this.broker = new EmbeddedActiveMQ().setConfiguration(configuration(directory.toString()));
        // As HubConnections.
        connections.setConsumerWindowSize(0);
        connections.setBlockOnDurableSend(true);
        connections.setProducerWindowSize(-1);
    }

    /** @param args directory of the journal, file with a message, how many of it */
    public static void main(String[] args) throws Exception {
        PlainClient client = new PlainClient(Path.of(args[0]), Files.readAllBytes(Path.of(args[1])), Integer.parseInt(args[2]));
        client.broker.start();
        for (int commit : new int[] {1, 50}) {
            for (int senders : new int[] {1, 6}) {
                client.measure(senders, commit);
            }
        }
        // What it still deletes behind the last round's back would end in stack traces at a stop.
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    // As EmbeddedBrokerConfiguration.
    private static Configuration configuration(String directory) throws Exception {
        return new ConfigurationImpl()
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(directory + "/journal")
                .setBindingsDirectory(directory + "/bindings")
                .setPagingDirectory(directory + "/paging")
                .setLargeMessagesDirectory(directory + "/large")
                .setJournalBufferTimeout_NIO(150_000)
                .setPageSyncTimeout(150_000)
                .setGlobalMaxSize(64 << 20)
                .setSecurityEnabled(false)
                .setMessageCounterEnabled(false)
                .setPersistDeliveryCountBeforeDelivery(true)
                .addAcceptorConfiguration("vm", "vm://7")
                .addAddressSetting("#", new AddressSettings()
                        .setAutoCreateAddresses(true)
                        .setAutoCreateQueues(false)
                        .setEnableIngressTimestamp(true)
                        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                        .setPageSizeBytes(1 << 20));
    }

    private void measure(int senders, int commit) throws Exception {
        double best = 0;
        for (int i = 0; i < ROUNDS; i++) {
            best = Math.max(best, round(senders, commit));
        }
        System.out.printf("{\"way\": \"plain\", \"senders\": %d, \"commit\": %d, \"perSecond\": %.0f}%n", senders, commit, best);
    }

    private double round(int senders, int commit) throws Exception {
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = 0; i < OUT; i++) {
            create("out" + i);
        }
        for (int i = 0; i < senders; i++) {
            String in = "in" + i;
            create(in);
            load(in, messages / senders);
            work.add(() -> pass(in, messages / senders, commit));
        }
        ExecutorService threads = Executors.newFixedThreadPool(senders);
        long began = System.nanoTime();
        for (Future<Void> done : threads.invokeAll(work)) {
            done.get();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        threads.shutdown();
        for (int i = 0; i < OUT; i++) {
            broker.getActiveMQServer().locateQueue(SimpleString.of("out" + i)).deleteAllReferences();
        }
        return messages / seconds;
    }

    private void create(String queue) throws Exception {
        broker.getActiveMQServer().createQueue(
                QueueConfiguration.of(queue).setRoutingType(RoutingType.ANYCAST).setExclusive(true), true);
    }

    private void load(String queue, int count) throws JMSException {
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createQueue(queue))) {
            for (int i = 1; i <= count; i++) {
                producer.send(message(session, body));
                if (i % LOAD == 0 || i == count) {
                    session.commit();
                }
            }
        }
    }

    private Void pass(String in, int count, int commit) throws JMSException {
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue(in))) {
            List<MessageProducer> producers = new ArrayList<>();
            for (int i = 0; i < OUT; i++) {
                producers.add(session.createProducer(session.createQueue("out" + i)));
            }
            connection.start();
            for (int i = 1; i <= count; i++) {
                BytesMessage message = (BytesMessage) consumer.receive();
                byte[] content = new byte[(int) message.getBodyLength()];
                message.readBytes(content);
                for (MessageProducer producer : producers) {
                    producer.send(message(session, content));
                }
                if (i % commit == 0 || i == count) {
                    session.commit();
                }
            }
        }
        return null;
    }

    private static BytesMessage message(Session session, byte[] content) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(content);
        message.setJMSDeliveryMode(DeliveryMode.PERSISTENT);
        return message;
    }
}
