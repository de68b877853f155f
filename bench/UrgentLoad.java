import jakarta.jms.BytesMessage;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends one urgent notification after the other at a steady rate to a hub, and measures how long each takes until it
 * has its name on the server of a partner for which others wait or not. Prints a line of JSON.
 */
public final class UrgentLoad {

    private static final int RATE = 10;
    private static final long GIVEN_UP = TimeUnit.MINUTES.toNanos(20);

    private UrgentLoad() {}

    /**
     * @param args address, the sender's password, file with a notification, what waits meanwhile, directory of the
     *     partner's server, number of the first, how many
     */
    public static void main(String[] args) throws Exception {
        LoadPartner sender = new LoadPartner(args[0], "uk", args[1]);
        sender.take(receipt -> {});
        String template = Files.readString(Path.of(args[2])).replace("PRIORITY", "IMMEDIATE");
        int first = Integer.parseInt(args[5]);
        int count = Integer.parseInt(args[6]);
        List<Long> nanos = new ArrayList<>();
        try (Session session = sender.session(false);
                MessageProducer producer = sender.producer(session)) {
            for (int number = first; number < first + count; number++) {
                BytesMessage message = LoadPartner.message(session, template, number);
                long began = System.nanoTime();
                producer.send(message);
                await(Path.of(args[4], "uk_NCA~26~SB~%07d_r1.csv".formatted(number)), began);
                nanos.add(System.nanoTime() - began);
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1) / RATE - (System.nanoTime() - began));
            }
        }
        report(args[3], nanos);
        System.exit(0);
    }

    private static void await(Path file, long began) throws IOException {
        while (Files.notExists(file)) {
            if (System.nanoTime() - began > GIVEN_UP) {
                throw new IOException(file + " does not come");
            }
            LockSupport.parkNanos(500_000);
        }
    }

    private static void report(String waits, List<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "{\"waits\": \"%s\", \"urgent\": %d, \"p50\": %.1f, \"p99\": %.1f}%n",
                waits, sorted.length, at(sorted, 0.5), at(sorted, 0.99));
    }

    private static double at(long[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1, sorted.length * part)] / 1e6;
    }
}
