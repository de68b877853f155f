import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * Loads a running hub, or its peer, and measures it from outside, at the partner {@code at}: how many notifications a
 * second, of a backlog and of one or six senders; and how long each takes when they come at a fixed rate. Prints lines
 * of JSON.
 */
public final class HubLoad {

    private static final String NUMBER = "0000000";
    private static final int LOAD = 250;
    private static final String HUB = "hub";
    /** Rounds until the JVM has compiled most of what it will; a hub runs for months. */
    private static final int WARM = Integer.getInteger("warm", 14);
    /** Messages that come alone take other ways than a backlog does. */
    private static final int WARM_SECONDS = Integer.getInteger("warmSeconds", 30);

    private static final long WAIT = TimeUnit.MINUTES.toNanos(10);

    private final String address;
    private final String password;
    private final String template;
    private final String reference;
    private final Path process;
    private final String way;
    private final AtomicLong there = new AtomicLong();
    private final Map<String, Long> due = new ConcurrentHashMap<>();
    private final List<Long> late = new ArrayList<>();
    private int last;

    private HubLoad(String address, String password, String template, long process, String way) {
        this.address = address;
        this.password = password;
        this.template = template;
        this.reference = template.replaceAll("(?s).*\"irReference\": \"([^\"]+)\".*", "$1");
        this.process = Path.of("/proc", String.valueOf(process), "stat");
        this.way = way;
    }

    /**
     * @param args address, all partners' password, file with a notification, how many, the process, seconds of steady
     * load, and {@code hub} or {@code peer}, which sends no receipts
     */
    public static void main(String[] args) throws Exception {
        HubLoad load = new HubLoad(
                args[0], args[1], Files.readString(Path.of(args[2])), Long.parseLong(args[4]), args[6]);
        int count = Integer.parseInt(args[3]);
        load.take("at");
        load.take("europol");
        List<String> one = List.of("uk");
        List<String> six = List.of("uk", "uk-b", "uk-c", "uk-d", "uk-e", "uk-f");
        if (load.way.equals(HUB)) {
            six.forEach(load::takeReceipts);
        }
        for (int i = 0; i < WARM; i++) {
            load.drain(six, count, false);
        }
        load.drain(one, count, true);
        double most = load.drain(six, count, true);
        double half = most / 2;
        load.steady(six, half, WARM_SECONDS, false);
        load.steady(six, half, Integer.parseInt(args[5]), true);
        System.exit(0);
    }

    private Connection connect(String partner) throws JMSException {
        Connection connection = new ActiveMQConnectionFactory(address, partner, password).createConnection();
        connection.start();
        return connection;
    }

    private void takeReceipts(String partner) {
        take(partner);
    }

    private void take(String partner) {
        Thread taker = new Thread(() -> {
            try (Connection connection = connect(partner);
                    Session session = connection.createSession(Session.DUPS_OK_ACKNOWLEDGE);
                    MessageConsumer consumer = session.createConsumer(session.createQueue("out." + partner))) {
                while (true) {
                    taken(partner, consumer.receive());
                }
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
        });
        taker.setDaemon(true);
        taker.start();
    }

    private void taken(String partner, Message message) throws JMSException {
        if (partner.equals("at")) {
            Long when = due.remove(message.getStringProperty("flaghoist_id"));
            if (when != null) {
                synchronized (late) {
                    late.add(System.nanoTime() - when);
                }
            }
            there.incrementAndGet();
        }
    }

    /** A backlog, measured from when all of it is there. @return notifications a second */
    private double drain(List<String> senders, int count, boolean reported) throws Exception {
        long before = there.get();
        List<Thread> threads = new ArrayList<>();
        for (String sender : senders) {
            int from = last;
            last += count / senders.size();
            Thread thread = new Thread(() -> load(sender, from, count / senders.size()));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        int all = count / senders.size() * senders.size();
        long began = System.nanoTime();
        long done = there.get() - before;
        long spent = millis();
        await(before + all);
        double seconds = (System.nanoTime() - began) / 1e9;
        double rate = (all - done) / seconds;
        if (reported) {
            System.out.printf(
                    "{\"way\": \"%s\", \"senders\": %d, \"perSecond\": %.0f, \"cpuMillis\": %.2f, \"measured\": %d}%n",
                    way, senders.size(), rate, (double) (millis() - spent) / (all - done), all - done);
        }
        return rate;
    }

    private void load(String sender, int from, int count) {
        try (Connection connection = connect(sender);
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createQueue("in." + sender))) {
            for (int i = 1; i <= count; i++) {
                producer.send(message(session, from + i));
                if (i % LOAD == 0 || i == count) {
                    session.commit();
                }
            }
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private Message message(Session session, int number) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(template.replace(NUMBER, "%07d".formatted(number)).getBytes(StandardCharsets.UTF_8));
        return message;
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

    /**
     * Open loop: what is late by a full hub is late in the figures. Each sender waits for the broker's word for what it
     * sent, as partners do, so each has a thread.
     */
    private void steady(List<String> senders, double rate, int seconds, boolean reported) throws Exception {
        int count = (int) (rate * seconds) / senders.size();
        long before = there.get();
        int collected = fullCollections();
        long began = System.nanoTime();
        double apart = senders.size() / rate * 1e9;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < senders.size(); i++) {
            String sender = senders.get(i);
            int from = last;
            last += count;
            long first = began + (long) (i * apart / senders.size());
            Thread thread = new Thread(() -> sendSteadily(sender, from, count, first, apart));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        await(before + (long) count * senders.size());
        long[] all;
        synchronized (late) {
            all = late.stream().mapToLong(Long::longValue).sorted().toArray();
            late.clear();
        }
        if (!reported) {
            return;
        }
        System.out.printf(
                "{\"way\": \"%s at a steady rate\", \"senders\": %d, \"perSecond\": %.0f, \"p50\": %.1f, \"p99\": %.1f, \"p99.9\": %.1f, \"fullCollections\": %d}%n",
                way,
                senders.size(),
                rate,
                at(all, 0.5),
                at(all, 0.99),
                at(all, 0.999),
                fullCollections() - collected);
    }

    private void sendSteadily(String sender, int from, int count, long first, double apart) {
        try (Connection connection = connect(sender);
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(session.createQueue("in." + sender))) {
            for (int i = 1; i <= count; i++) {
                long when = first + (long) ((i - 1) * apart);
                long now;
                while ((now = System.nanoTime()) < when) {
                    LockSupport.parkNanos(when - now);
                }
                due.put(reference.replace(NUMBER, "%07d".formatted(from + i)), when);
                producer.send(message(session, from + i));
            }
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double at(long[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1, sorted.length * part)] / 1e6;
    }

    /** Of the whole heap, since the start of what is loaded. */
    private int fullCollections() throws IOException {
        String pid = process.getParent().getFileName().toString();
        Process jstat = new ProcessBuilder("jstat", "-gc", pid).start();
        List<String> lines = new String(jstat.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        return Integer.parseInt(lines.get(1).trim().split(" +")[14]);
    }

    private long millis() throws IOException {
        String[] words = Files.readString(process).replaceAll(".*\\) ", "").split(" ");
        return (Long.parseLong(words[11]) + Long.parseLong(words[12])) * 10;
    }
}
