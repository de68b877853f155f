import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Sends at a steady rate to a hub, and measures how long each notification takes to another partner: while no third has
 * a backlog, while it has, and while it takes it. Prints lines of JSON.
 */
public final class BacklogLoad {

    private static final int RATE = 20;
    private static final int WARM_UP = 500;
    private static final long GIVEN_UP = TimeUnit.MINUTES.toNanos(20);

    private final LoadPartner sender;
    private final LoadPartner late;
    private final String template;
    private final int backlog;
    private final Map<String, Long> due = new ConcurrentHashMap<>();
    private final List<Long> nanos = new ArrayList<>();
    private final AtomicLong came = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private int last;

    private BacklogLoad(String address, String password, String template, int backlog) throws JMSException {
        this.sender = new LoadPartner(address, "uk", password);
        this.late = new LoadPartner(address, "europol", password);
        this.template = template;
        this.backlog = backlog;
        this.last = backlog > 0 ? 1_000_000 : 0;
        sender.take(message -> {});
        new LoadPartner(address, "at", password).take(this::came);
    }

    /**
     * @param args address, all partners' password, file with a notification, seconds each, the backlog, file for the
     * late partner's copy of one
     */
    public static void main(String[] args) throws Exception {
        BacklogLoad load =
                new BacklogLoad(args[0], args[1], Files.readString(Path.of(args[2])), Integer.parseInt(args[4]));
        int seconds = Integer.parseInt(args[3]);
        if (load.backlog == 0) {
            load.late.take(message -> keep(message, Path.of(args[5])));
            load.warmUp();
            load.steady("none", within(seconds));
        } else {
            load.warmUp();
            load.steady("waits", within(seconds));
            load.drain();
        }
        System.exit(0);
    }

    private static BooleanSupplier within(int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        return () -> System.nanoTime() < end;
    }

    private void came(Message message) {
        Long when = due.remove(text(message, "flaghoist_id"));
        if (when != null) {
            nanos.add(System.nanoTime() - when);
        }
        came.incrementAndGet();
    }

    private static void keep(Message message, Path file) {
        try {
            if (Files.notExists(file) && text(message, "flaghoist_kind").equals("NOTIFICATION")) {
                Files.write(file, message.getBody(byte[].class));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Message message, String property) {
        try {
            return message.getStringProperty(property);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private void warmUp() throws JMSException {
        sender.sendTogether(template, last + 1, WARM_UP);
        last += WARM_UP;
        await(() -> came.get() == WARM_UP);
    }

    /** The late partner comes back; what the others send it meanwhile lies behind its backlog. */
    private void drain() throws JMSException {
        AtomicLong ended = new AtomicLong();
        long began = System.nanoTime();
        late.take(message -> {
            if (taken.incrementAndGet() == backlog) {
                ended.set(System.nanoTime());
            }
        });
        steady("is taken", () -> ended.get() == 0 && System.nanoTime() - began < GIVEN_UP);
        if (ended.get() == 0) {
            throw new IllegalStateException(taken.get() + " of " + backlog + " were taken");
        }
        double seconds = (ended.get() - began) / 1e9;
        System.out.printf("{\"drained\": %d, \"seconds\": %.1f, \"perSecond\": %.0f}%n", backlog, seconds, backlog / seconds);
    }

    /** Open loop: what is late by a busy hub is late in the figures. */
    private void steady(String state, BooleanSupplier goesOn) throws JMSException {
        int sent = 0;
        long before = came.get();
        try (Session session = sender.session(false);
                MessageProducer producer = sender.producer(session)) {
            for (long began = System.nanoTime(); goesOn.getAsBoolean(); sent++) {
                long when = began + (long) (sent * 1e9 / RATE);
                for (long now = System.nanoTime(); now < when; now = System.nanoTime()) {
                    LockSupport.parkNanos(when - now);
                }
                BytesMessage message = LoadPartner.message(session, template, ++last);
                due.put("NCA/26/SB/%07d".formatted(last), when);
                producer.send(message);
            }
        }
        int all = sent;
        await(() -> came.get() == before + all);
        report(state);
    }

    private void report(String state) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        nanos.clear();
        System.out.printf(
                "{\"backlog\": \"%s\", \"perSecond\": %d, \"notifications\": %d, \"p50\": %.1f, \"p99\": %.1f}%n",
                state, RATE, sorted.length, at(sorted, 0.5), at(sorted, 0.99));
    }

    private static double at(long[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1, sorted.length * part)] / 1e6;
    }

    private static void await(BooleanSupplier there) {
        for (long began = System.nanoTime(); !there.getAsBoolean(); LockSupport.parkNanos(1_000_000)) {
            if (System.nanoTime() - began > GIVEN_UP) {
                throw new IllegalStateException("the hub has not sent what it was given");
            }
        }
    }
}
