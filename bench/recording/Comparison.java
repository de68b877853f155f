import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What differs between two recordings, by kind, in a page. */
final class Comparison {

    private static final int FILES = 6;
    private static final int LINES = 3;
    private static final int WIDTH = 160;

    private final Path before;
    private final Path after;
    private final Map<String, List<String>> differences = new TreeMap<>();
    private int same;

    Comparison(Path before, Path after) {
        this.before = before;
        this.after = after;
    }

    /** Prints it. @return whether something differs */
    boolean print() throws IOException {
        TreeSet<String> names = new TreeSet<>(names(before));
        names.addAll(names(after));
        for (String name : names) {
            compare(name);
        }
        differences.forEach((kind, texts) -> {
            System.out.println(kind + ": " + texts.size() + (texts.size() == 1 ? " file differs" : " files differ"));
            texts.stream().limit(FILES).forEach(System.out::println);
            if (texts.size() > FILES) {
                System.out.println("  .. and " + (texts.size() - FILES) + " more");
            }
        });
        System.out.println(same + " of " + names.size() + " files are equal");
        return !differences.isEmpty();
    }

    private static List<String> names(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException(directory + ": there is no such recording");
        }
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .toList();
        }
    }

    private void compare(String name) throws IOException {
        List<String> old = lines(before.resolve(name));
        List<String> fresh = lines(after.resolve(name));
        if (old.equals(fresh)) {
            same++;
            return;
        }
        List<String> gone = without(old, fresh);
        List<String> come = without(fresh, old);
        StringBuilder text = new StringBuilder("  " + name + " (-" + gone.size() + " +" + come.size() + ")");
        if (gone.isEmpty() && come.isEmpty()) {
            text.append("\n    the same lines in another order");
        }
        show(text, "-", gone, come);
        show(text, "+", come, gone);
        differences
                .computeIfAbsent(name.replaceFirst("/.*", ""), kind -> new ArrayList<>())
                .add(text.toString());
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file).lines().toList() : List.of();
    }

    /** Each line as often as it is there more often. */
    private static List<String> without(List<String> lines, List<String> others) {
        Map<String, Integer> left = new HashMap<>();
        others.forEach(line -> left.merge(line, 1, Integer::sum));
        return lines.stream()
                .filter(line -> left.merge(line, -1, Integer::sum) < 0)
                .toList();
    }

    /** A long line from shortly before the place where it differs. */
    private static void show(StringBuilder text, String sign, List<String> lines, List<String> others) {
        for (int i = 0; i < Math.min(LINES, lines.size()); i++) {
            String line = lines.get(i);
            int from = i < others.size() ? Math.max(0, differing(line, others.get(i)) - WIDTH / 2) : 0;
            int to = Math.min(line.length(), from + WIDTH);
            text.append("\n    ").append(sign).append(from > 0 ? " .." : " ").append(line, Math.min(from, to), to);
        }
    }

    private static int differing(String line, String other) {
        int i = 0;
        while (i < Math.min(line.length(), other.length()) && line.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i;
    }
}
