import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is recorded: texts by kind and step, {@code <kind>/<step>.txt}. They are masked when they are written. */
final class RecordingRun {

    /** How the texts of a part stand there. */
    private enum Order {
        AS_THEY_COME,
        SORTED,
        /** Sorted, each once: how often one comes depends on time. */
        ONCE
    }

    private record Part(List<String> texts, Order order) {}

    private final Mask mask;
    private final Map<String, List<Part>> files = new TreeMap<>();
    private String step = "000-start";
    private final NavigableMap<Instant, String> begins = new TreeMap<>(Map.of(Instant.EPOCH, step));
    private final long began = System.nanoTime();

    RecordingRun(Mask mask) {
        this.mask = mask;
    }

    Mask mask() {
        return mask;
    }

    /** Begins a step: what is recorded from now on, without a name of its own, belongs to it. */
    synchronized void begin(String name) {
        step = "%03d-%s".formatted(10 * begins.size(), name);
        begins.put(Instant.now(), step);
        System.err.printf("%4d s  %s%n", (System.nanoTime() - began) / 1_000_000_000, step);
    }

    synchronized String step() {
        return step;
    }

    /** The step that ran then. */
    synchronized String step(Instant then) {
        return begins.floorEntry(then).getValue();
    }

    /** When this step has begun. */
    synchronized Instant begin() {
        return begins.lastKey();
    }

    void add(String kind, String text) {
        add(kind, step(), text);
    }

    void add(String kind, String name, String text) {
        part(kind, name, new Part(List.of(text), Order.AS_THEY_COME));
    }

    /** Texts that come in any order. */
    void addSorted(String kind, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            part(kind, name, new Part(List.copyOf(texts), Order.SORTED));
        }
    }

    /** Texts that come in any order, and as often as it happens. */
    void addOnce(String kind, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            part(kind, name, new Part(List.copyOf(texts), Order.ONCE));
        }
    }

    private synchronized void part(String kind, String name, Part part) {
        files.computeIfAbsent(kind + "/" + name + ".txt", file -> new ArrayList<>())
                .add(part);
    }

    /** @return how many files it has */
    synchronized int write(Path directory) throws IOException {
        // On all cores: masking takes a minute on one.
        Map<String, String> texts = files.entrySet().parallelStream()
                .collect(Collectors.toConcurrentMap(Map.Entry::getKey, file -> text(file.getValue())));
        for (Map.Entry<String, String> file : texts.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return files.size();
    }

    private String text(List<Part> parts) {
        return parts.stream().flatMap(this::masked).collect(Collectors.joining("\n", "", "\n"));
    }

    private Stream<String> masked(Part part) {
        Stream<String> texts = part.texts().stream().map(mask::text);
        return switch (part.order()) {
            case AS_THEY_COME -> texts.map(RecordingRun::withSortedRows);
            case SORTED -> texts.sorted();
            case ONCE -> texts.distinct().sorted();
        };
    }

    /** Rows of a list that begin with a masked number: they stood in the order of what is masked. */
    private static String withSortedRows(String text) {
        List<String> lines = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (!line.matches("<(?:parked|alarm)>.*")) {
                rows.stream().sorted().forEach(lines::add);
                rows.clear();
                lines.add(line);
            } else {
                rows.add(line);
            }
        }
        rows.stream().sorted().forEach(lines::add);
        return String.join("\n", lines);
    }
}
