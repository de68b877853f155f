package org.flaghoist.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flaghoist.lint.NotCarriedRows;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupText;
import org.flaghoist.partner.Partners;

/**
 * Finds the lines of a draft that are marked as nobody's decision yet. Who has decided removes the mark, and hears
 * nothing of it again.
 */
public final class LookMarks {

    /** Begins a line, or a comment, which ends with its line. */
    static final String MARK = "LOOK: ";

    // A reason may have a colon, but a comment's sign is the last before the mark; in a table it is a cell's.
    private static final Pattern MARKED =
            Pattern.compile("^(?:(.*?) ?(?:#|//|<!--|\\|) )?" + MARK + "(.+?)(?: -->| \\|)?$");
    private static final String PROSE = ".md";
    private static final List<String> ENDINGS = List.of(".yaml", ".jslt", ".csv", ".xsd", PROSE);

    private final List<String> found = new ArrayList<>();

    private LookMarks() {}

    /** Each with file and line; those of a README in one, since all are written there at once. */
    public static List<String> left(Path config, Path mappings, Path samples, Set<String> partners) throws IOException {
        LookMarks marks = new LookMarks();
        for (String partner : new TreeSet<>(partners)) {
            for (Path file : files(mappings.resolve(partner))) {
                marks.find(file);
            }
            Path own = Partners.file(config, partner);
            marks.find(own);
            marks.find(samples.resolve(partner).resolve(NotCarriedRows.NAME));
        }
        return marks.found;
    }

    /**
     * Removes the marks of files at whose lines a person has looked.
     *
     * @return each that is removed, with file and line
     * @throws SetupException for a file that has none to remove; then no file is changed
     */
    public static List<String> remove(List<Path> files) throws IOException {
        List<String> removed = new ArrayList<>();
        Map<Path, String> texts = new LinkedHashMap<>();
        for (Path file : files) {
            if (!Files.isRegularFile(file) || file.toString().endsWith(PROSE)) {
                throw SetupException.ofWhole(
                        file,
                        (Files.isRegularFile(file)
                                ? "write what is agreed in the place of each mark; they are not just removed"
                                : "is no file; name one with lines that are marked"));
            }
            texts.put(file, without(file, removed));
        }
        for (Map.Entry<Path, String> file : texts.entrySet()) {
            Files.writeString(file.getKey(), file.getValue());
        }
        return removed;
    }

    private static String without(Path file, List<String> removed) {
        List<String> lines = SetupText.needed(file).lines().toList();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            Matcher mark = MARKED.matcher(lines.get(i));
            if (mark.matches()) {
                removed.add(file + ":" + (i + 1) + ": looked at: " + mark.group(2));
            }
            String left = mark.matches() ? Objects.requireNonNullElse(mark.group(1), "") : lines.get(i);
            if (!mark.matches() || !left.isBlank()) {
                text.append(left).append('\n');
            }
        }
        return text.toString();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> ENDINGS.stream().anyMatch(file.getFileName().toString()::endsWith))
                    .sorted()
                    .toList();
        }
    }

    private void find(Path file) {
        List<String> lines = SetupText.orNone(file).lines().toList();
        List<Integer> marked = IntStream.range(0, lines.size())
                .filter(i -> MARKED.matcher(lines.get(i)).matches())
                .boxed()
                .toList();
        if (file.toString().endsWith(PROSE) && !marked.isEmpty()) {
            add(
                    file,
                    marked.get(0),
                    "write what is agreed in the place of each mark; lines "
                            + marked.stream().map(i -> Integer.toString(i + 1)).collect(Collectors.joining(", ")));
        } else {
            marked.forEach(i -> add(file, i, what(lines.get(i)) + "; correct it or leave it, then remove the mark"));
        }
    }

    private static String what(String line) {
        Matcher mark = MARKED.matcher(line);
        return mark.matches() ? mark.group(2) : "";
    }

    private void add(Path file, int line, String what) {
        found.add(file + ":" + (line + 1) + ": " + MARK + what);
    }
}
