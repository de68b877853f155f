import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Says where the hub's processor time went, by the samples of a flight recording, and puts the figures in a table. */
public final class Cost {

    /** Whose work a sample is: the first of these that is in its stack, from the top. */
    private static final Map<String, String> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("org.sqlite.", "database");
        PARTS.put("com.github.luben.", "compress");
        PARTS.put("com.zaxxer.", "database");
        PARTS.put("org.springframework.jdbc", "database");
        PARTS.put("org.flaghoist.database", "database");
        PARTS.put("org.flaghoist.ledger", "ledger");
        PARTS.put("org.flaghoist.parking", "ledger");
        PARTS.put("org.flaghoist.people", "ledger");
        PARTS.put("com.networknt.", "validate");
        PARTS.put("com.schibsted.", "map");
        PARTS.put("com.ibm.icu", "map");
        PARTS.put("org.flaghoist.mapping", "map");
        PARTS.put("org.flaghoist.format", "decode, render");
        PARTS.put("org.flaghoist.release", "decide");
        PARTS.put("org.flaghoist.notification", "notification");
        PARTS.put("org.apache.activemq", "broker");
        PARTS.put("io.netty", "broker");
        PARTS.put("org.apache.camel", "camel");
        PARTS.put("org.springframework", "spring");
        PARTS.put("org.flaghoist", "hub");
    }

    private Cost() {}

    /** @param args flight recording, lines of JSON */
    public static void main(String[] args) throws IOException {
        Map<String, Integer> samples = new TreeMap<>();
        Map<String, Integer> tops = new TreeMap<>();
        int all = 0;
        try (RecordingFile recording = new RecordingFile(Path.of(args[0]))) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample") && event.getStackTrace() != null) {
                    samples.merge(part(event), 1, Integer::sum);
                    all++;
                    if (System.getenv("BENCH_TOPS") != null) {
                        tops.merge(top(event), 1, Integer::sum);
                    }
                }
            }
        }
        System.out.println();
        int sum = all;
        samples.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(each -> System.out.printf("%5.1f %%  %s%n", 100.0 * each.getValue() / sum, each.getKey()));
        tops.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(60)
                .forEach(each -> System.out.printf("%5.1f %%  %s%n", 100.0 * each.getValue() / sum, each.getKey()));
        System.out.println();
        table(Files.readAllLines(Path.of(args[1])));
    }

    private static void table(List<String> lines) {
        String form = "%-8s %14s %14s %8s %6s %6s %9s %6s %15s %15s%n";
        System.out.printf(form, "senders", "a: 1 a commit", "b: 50", "c: hub", "c/a", "c/b", "d: peer", "c/d", "ms of the hub", "ms of the peer");
        for (int senders : new int[] {1, 6}) {
            String of = "\"senders\": " + senders + ",";
            double single = figure(lines, "perSecond", "plain", of, "\"commit\": 1,");
            double fifty = figure(lines, "perSecond", "plain", of, "\"commit\": 50,");
            double hub = figure(lines, "perSecond", "\"hub\"", of);
            double peer = figure(lines, "perSecond", "\"peer\"", of);
            System.out.printf(form, senders, whole(single), whole(fifty), whole(hub), hundredth(hub / single), hundredth(hub / fifty),
                    whole(peer), hundredth(hub / peer), hundredth(figure(lines, "cpuMillis", "\"hub\"", of)),
                    hundredth(figure(lines, "cpuMillis", "\"peer\"", of)));
        }
        lines.stream().filter(line -> line.contains("steady") || line.contains("peak")).forEach(System.out::println);
    }

    private static String whole(double figure) {
        return "%.0f".formatted(figure);
    }

    private static String hundredth(double figure) {
        return "%.2f".formatted(figure);
    }

    private static double figure(List<String> lines, String name, String... marks) {
        String line = lines.stream()
                .filter(each -> Stream.of(marks).allMatch(each::contains))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no line of " + List.of(marks)));
        return Double.parseDouble(line.replaceAll(".*\"" + name + "\": ([0-9.]+).*", "$1"));
    }

    private static String part(RecordedEvent event) {
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            String type = frame.getMethod().getType().getName();
            for (Map.Entry<String, String> part : PARTS.entrySet()) {
                if (type.startsWith(part.getKey())) {
                    return part.getValue();
                }
            }
        }
        return "Java itself";
    }

    private static String top(RecordedEvent event) {
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            String type = frame.getMethod().getType().getName();
            if (type.startsWith("org.flaghoist")) {
                return type + "." + frame.getMethod().getName();
            }
        }
        RecordedFrame first = event.getStackTrace().getFrames().get(0);
        return first.getMethod().getType().getName() + "." + first.getMethod().getName();
    }
}
