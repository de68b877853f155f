import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.SetupFaults;

/**
 * Makes hostile messages ({@code make DIRECTORY}), prints how many MiB are live before any is read ({@code live}), and
 * reads them one by one ({@code read DIRECTORY LARGEST [WORD]}: those of at most so many bytes, with the word in their
 * name), printing what each costs. {@code bench/hostile} gives so small a heap that what needs more than it may ends in
 * OutOfMemoryError.
 */
class Hostile {

    private static final int MEBI = 1 << 20;
    private static final long SECOND = 1000;
    private final Mappings mappings = mappings();
    /** Milliseconds of the longest step on one message: cutting the file, or one notification of it. */
    private long longest;

    private long slowest;
    private int failed;
    private int read;

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "make" -> new HostileMessages(Path.of(arguments[1])).make();
            case "live" -> {
                Hostile hostile = new Hostile();
                hostile.warmUp();
                System.out.println(live() / MEBI + 1);
            }
            default -> {
                String word = arguments.length > 3 ? arguments[3] : "";
                System.exit(new Hostile().read(Path.of(arguments[1]), Long.parseLong(arguments[2]), word) ? 0 : 1);
            }
        }
    }

    private boolean read(Path directory, long most, String word) throws Exception {
        warmUp();
        System.out.printf(Locale.ROOT, "%n%d MiB live, a heap of %d MiB%n", live() / MEBI, Runtime.getRuntime().maxMemory() / MEBI);
        System.out.printf("%-8s %-50s %9s %5s %5s  %s%n", "partner", "message", "bytes", "ms", "MiB", "answer");
        List<Path> messages;
        try (Stream<Path> files = Files.walk(directory)) {
            messages = files.filter(Files::isRegularFile).filter(file -> file.toString().contains(word)).sorted().toList();
        }
        for (Path message : messages) {
            long size = Files.size(message);
            if (size <= most && (most <= 9 * MEBI || size > 9 * MEBI)) {
                measure(message);
            }
        }
        System.out.printf(Locale.ROOT, "%d messages, the slowest %d ms, %d over a second or out of memory%n", read, slowest, failed);
        return failed == 0;
    }

    private static Mappings mappings() {
        SetupFaults faults = new SetupFaults();
        Mappings mappings = Mappings.read(Path.of("mappings"), faults);
        faults.throwIfAny();
        return mappings;
    }

    private void warmUp() throws Exception {
        for (String partner : mappings.partners()) {
            Mapping mapping = mappings.of(partner);
            byte[] sample = Files.readAllBytes(HostileMessages.sample(partner, "maximal"));
            for (int i = 0; i < 200; i++) {
                answer(mapping, sample);
            }
        }
    }

    private void measure(Path file) throws Exception {
        byte[] message = Files.readAllBytes(file);
        Mapping mapping = mappings.of(file.getParent().getFileName().toString());
        System.gc();
        long before = used();
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        String answer;
        boolean well = true;
        try {
            answer = answer(mapping, message);
        } catch (OutOfMemoryError | RuntimeException | StackOverflowError e) {
            answer = e.toString();
            well = false;
        }
        long peak = pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() - before;
        slowest = Math.max(slowest, longest);
        failed += well && longest < SECOND ? 0 : 1;
        read++;
        System.out.printf("%-8s %-50s %9d %5d %5d  %s%n", file.getParent().getFileName(),
                file.getFileName().toString().substring(4), message.length, longest, Math.max(0, peak) / MEBI, answer);
    }

    /** Processor time of this thread. */
    private record Stopwatch(long start) {

        Stopwatch() {
            this(now());
        }

        long millis() {
            return (now() - start) / 1_000_000;
        }

        private static long now() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP).toList();
    }

    // Soft references and finalisers take some rounds.
    private static long live() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return used();
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private String answer(Mapping mapping, byte[] message) {
        List<Piece> pieces;
        Stopwatch watch = new Stopwatch();
        try {
            pieces = mapping.cut(message);
        } catch (Rejection e) {
            return report(mapping, e);
        } finally {
            longest = watch.millis();
        }
        String answer = "no notification";
        for (Piece piece : pieces) {
            watch = new Stopwatch();
            answer = answer(mapping, piece);
            longest = Math.max(longest, watch.millis());
        }
        return pieces.size() > 1 ? pieces.size() + " notifications, the last " + answer : answer;
    }

    private static String answer(Mapping mapping, Piece piece) {
        try {
            mapping.translate(piece);
            return "accepted";
        } catch (Rejection e) {
            return report(mapping, e);
        }
    }

    private static String report(Mapping mapping, Rejection e) {
        mapping.receipt(new Receipt("R-1", e.id(), e.revision(), Receipt.Status.REJECTED, null, e.code().name(),
                e.detail(), e.location(), e.field(), "2026-11-03T08:15:00Z"));
        return e.code() + " '" + cut(e.location(), 40) + "'" + (e.field() == null ? "" : " " + cut(e.field(), 20));
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "...";
    }
}
