import com.sun.tools.attach.VirtualMachine;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * Loads a hub that publishes events, in turn with its route {@code events} at work and stopped, and prints what a
 * notification costs the hub each time: lines of JSON.
 */
public final class EventsLoad {

    private static final List<String> SENDERS = List.of("uk", "uk-b", "uk-c", "uk-d", "uk-e", "uk-f");
    private static final String NUMBER = "0000000";
    private static final int LOAD = 250;
    private static final int WARM = Integer.getInteger("warm", 14);
    private static final int PAIRS = Integer.getInteger("pairs", 6);
    private static final long WAIT = TimeUnit.MINUTES.toNanos(5);
    private static final long QUIET = TimeUnit.SECONDS.toNanos(3);

    private final String address;
    private final String password;
    private final String template;
    private final Path process;
    private final String ledger;
    private final MBeanServerConnection beans;
    private final ObjectName route;
    private final AtomicLong there = new AtomicLong();
    private final AtomicLong events = new AtomicLong();
    private int last;

    private EventsLoad(String[] args) throws Exception {
        this.address = args[0];
        this.password = args[1];
        this.template = Files.readString(Path.of(args[2]));
        this.process = Path.of("/proc", args[4], "stat");
        this.ledger = "jdbc:sqlite:" + args[5] + "?busy_timeout=10000";
        String agent = VirtualMachine.attach(args[4]).startLocalManagementAgent();
        this.beans = JMXConnectorFactory.connect(new JMXServiceURL(agent)).getMBeanServerConnection();
        this.route = beans.queryNames(new ObjectName("org.apache.camel:type=routes,name=\"events\",*"), null)
                .iterator()
                .next();
    }

    /** @param args address, all users' password, file with a notification, how many a block, the process, the ledger */
    public static void main(String[] args) throws Exception {
        EventsLoad load = new EventsLoad(args);
        int count = Integer.parseInt(args[3]);
        load.take("at", "out.at", load.there);
        load.take("europol", "out.europol", new AtomicLong());
        SENDERS.forEach(sender -> load.take(sender, "out." + sender, new AtomicLong()));
        load.subscribe();
        for (int i = 0; i < WARM; i++) {
            load.block(count, true, false);
        }
        load.settle();
        for (int i = 0; i < PAIRS; i++) {
            boolean isFirst = i % 2 == 0;
            load.measured(count, isFirst);
            load.measured(count, !isFirst);
        }
        System.exit(0);
    }

    private void measured(int count, boolean isPublished) throws Exception {
        if (isPublished) {
            // What happened meanwhile is nobody's.
            try (java.sql.Connection sql = DriverManager.getConnection(ledger)) {
                sql.createStatement().executeUpdate("update feed_position set link = (select link from chain_head)");
            }
            beans.invoke(route, "start", null, null);
            block(count, true, true);
        } else {
            beans.invoke(route, "stop", null, null);
            block(count, false, true);
        }
    }

    private void block(int count, boolean isPublished, boolean isMeasured) throws Exception {
        long before = there.get();
        long published = events.get();
        long spent = millis();
        List<Thread> threads = new ArrayList<>();
        for (String sender : SENDERS) {
            int from = last;
            last += count / SENDERS.size();
            Thread thread = new Thread(() -> load(sender, from, count / SENDERS.size()));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        int all = count / SENDERS.size() * SENDERS.size();
        long done = there.get() - before;
        long began = System.nanoTime();
        await(before + all);
        double rate = (all - done) / ((System.nanoTime() - began) / 1e9);
        if (isMeasured) {
            double behind = settle();
            System.out.printf(
                    "{\"way\": \"%s\", \"perSecond\": %.0f, \"cpuMillis\": %.3f, \"measured\": %d, \"events\": %d, \"behindSeconds\": %.1f}%n",
                    isPublished ? "published" : "not published", rate, (double) (millis() - spent) / all, all, events.get() - published, behind);
        }
    }

    /**
     * Until no event has come for a while, and the search index has been written as far: else one way would do the
     * other's work. @return how long events still came
     */
    private double settle() throws SQLException {
        long began = System.nanoTime();
        long seen = events.get();
        long last = began;
        long since = began;
        while (System.nanoTime() - since < QUIET) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            if (events.get() != seen) {
                seen = events.get();
                last = System.nanoTime();
                since = last;
            } else if (isIndexBehind()) {
                since = System.nanoTime();
            }
        }
        return (last - began) / 1e9;
    }

    private boolean isIndexBehind() throws SQLException {
        try (java.sql.Connection sql = DriverManager.getConnection(ledger);
                ResultSet behind = sql.createStatement().executeQuery("select exists (select 1 from search_waiting)")) {
            return behind.next() && behind.getBoolean(1);
        }
    }

    private void await(long count) {
        long end = System.nanoTime() + WAIT;
        while (there.get() < count) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(there.get() + " of " + count + " came");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    private Connection connect(String user, String options) throws JMSException {
        Connection connection = new ActiveMQConnectionFactory(address + options, user, password).createConnection();
        connection.start();
        return connection;
    }

    private void take(String user, String queue, AtomicLong counted) {
        Thread taker = new Thread(() -> {
            try (Connection connection = connect(user, "");
                    Session session = connection.createSession(Session.DUPS_OK_ACKNOWLEDGE);
                    MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
                while (true) {
                    consumer.receive();
                    counted.incrementAndGet();
                }
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
        });
        taker.setDaemon(true);
        taker.start();
    }

    private void subscribe() throws JMSException {
        Connection connection = connect("flaghoist.events", "?clientID=bench");
        Session session = connection.createSession(Session.DUPS_OK_ACKNOWLEDGE);
        MessageConsumer consumer = session.createDurableSubscriber(session.createTopic("events"), "all");
        Thread taker = new Thread(() -> {
            try {
                while (true) {
                    Message message = consumer.receive();
                    events.addAndGet(Arrays.stream(message.getBody(String.class).split("\"id\":")).count() - 1);
                }
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
        });
        taker.setDaemon(true);
        taker.start();
    }

    private void load(String sender, int from, int count) {
        try (Connection connection = connect(sender, "");
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createQueue("in." + sender))) {
            for (int i = 1; i <= count; i++) {
                BytesMessage message = session.createBytesMessage();
                message.writeBytes(template.replace(NUMBER, "%07d".formatted(from + i)).getBytes());
                producer.send(message);
                if (i % LOAD == 0 || i == count) {
                    session.commit();
                }
            }
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private long millis() throws IOException {
        String[] words = Files.readString(process).replaceAll(".*\\) ", "").split(" ");
        return (Long.parseLong(words[11]) + Long.parseLong(words[12])) * 10;
    }
}
