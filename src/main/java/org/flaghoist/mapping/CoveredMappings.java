package org.flaghoist.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.format.CodeTables;
import org.flaghoist.format.TableRows.TableRow;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.text.ProtectiveMarking;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.flaghoist.notification.YamlLines;

/** Mappings that note what of them is used; they say what is not when all samples were tried. */
public final class CoveredMappings {

    private static final String ENDING = ".csv";

    private final Path folder;
    private final Coverage coverage;
    private final Mappings mappings;

    private CoveredMappings(Path folder, Coverage coverage, Mappings mappings) {
        this.folder = folder;
        this.coverage = coverage;
        this.mappings = mappings;
    }

    /** @param mappings sound: they were read before */
    public static CoveredMappings read(Path mappings) {
        Coverage coverage = new Coverage();
        SetupFaults faults = new SetupFaults();
        Mappings read = Mappings.read(mappings, coverage, faults);
        faults.throwIfAny();
        return new CoveredMappings(mappings, coverage, read);
    }

    public Mappings mappings() {
        return mappings;
    }

    /**
     * What one partner's files have, and what of that was not used.
     *
     * @param unused each with file, line and key
     */
    public record Covered(int fields, int words, int ways, List<String> unused) {}

    /** @throws IOException where a file cannot be read again */
    public Covered of(String partner) throws IOException {
        Path own = folder.resolve(partner);
        Counter fields = new Counter();
        FormatFile format = StrictYaml.read(own.resolve("format.yaml"), FormatFile.class, new SetupFaults());
        Counter words = new Counter();
        if (format != null) {
            new UsedFields(own.resolve("format.yaml"), coverage, fields).count(own, format);
            TableDirections tables = TableDirections.of(own, format);
            try (Stream<Path> files = Files.list(own)) {
                files.filter(file -> file.toString().endsWith(ENDING))
                        .sorted()
                        .forEach(file -> countWords(file, tables, words));
            }
        }
        Counter ways = new Counter();
        coverage.branches().all().stream()
                .filter(branch -> branch.file().startsWith(own))
                .forEach(branch -> {
                    ways.count(branch.gone(), branch.file(), branch.line(), "if: no sample for which it is true");
                    ways.count(branch.passed(), branch.file(), branch.line(), "if: no sample for which it is false");
                });
        List<String> unused = new ArrayList<>(fields.unused());
        unused.addAll(words.unused());
        unused.addAll(ways.unused());
        return new Covered(fields.all(), words.all(), ways.all(), unused);
    }

    private void countWords(Path file, TableDirections tables, Counter words) {
        String name = file.getFileName().toString();
        String table = name.substring(0, name.length() - ENDING.length());
        Set<String> read = coverage.read(file);
        Set<String> written = coverage.written(file);
        for (TableRow row : CodeTables.rows(file, new SetupFaults())) {
            String word = row.cell(0);
            String direction = row.cells().size() > 2 ? row.cell(2) : "";
            boolean isWord = !word.startsWith("!");
            if (isWord && !direction.equals("out") && tables.read().contains(table)) {
                boolean isRead = read.contains(word) || read.contains(ProtectiveMarking.key(word));
                words.count(isRead, file, row.line(), word + ": read in no sample");
            }
            boolean isWritten = !direction.equals("in") && !row.cell(1).startsWith("!");
            if (isWord && isWritten && tables.written().contains(table)) {
                words.count(written.contains(row.cell(1)), file, row.line(), word + ": written in no sample");
            }
        }
    }

    /** Counts what there is, and keeps what was not used. */
    static final class Counter {

        private int all;
        private final List<String> unused = new ArrayList<>();

        void count(boolean isUsed, Path file, int line, String message) {
            all++;
            if (!isUsed) {
                unused.add(file + ":" + line + ": " + message);
            }
        }

        int all() {
            return all;
        }

        List<String> unused() {
            return unused;
        }
    }

    /** Looks which fields were read and which written. */
    private record UsedFields(Path yaml, Coverage coverage, Counter counter) {

        void count(Path own, FormatFile format) {
            Set<JsonPointer> in = coverage.moved(own.resolve("in.jslt"));
            Set<JsonPointer> out = coverage.moved(own.resolve("out.jslt"));
            count("notification", format.notification(), in, "read in no sample", true);
            count("notification", format.notification(), out, "written in no sample", false);
            count(
                    "receipt",
                    format.receipt(),
                    coverage.moved(own.resolve("receipt.jslt")),
                    "written in no receipt",
                    false);
            count(
                    "picture",
                    format.picture(),
                    coverage.moved(own.resolve("picture.jslt")),
                    "written in no picture",
                    false);
        }

        private void count(String part, Fields fields, Set<JsonPointer> used, String message, boolean isIn) {
            count(JsonPointer.valueOf("/" + part), JsonPointer.empty(), fields, used, message, isIn);
        }

        private void count(
                JsonPointer yamlAt,
                JsonPointer at,
                Fields fields,
                Set<JsonPointer> used,
                String message,
                boolean isIn) {
            for (String name : fields.names()) {
                Field field = Objects.requireNonNull(fields.get(name));
                // The information of a grading goes with its source.
                if ((!isIn || !field.out()) && fields.sourceOf(name) == null) {
                    JsonPointer place = at.appendProperty(name);
                    int line = YamlLines.near(yaml, yamlAt, name);
                    String path =
                            yamlAt.appendProperty(name).toString().substring(1).replace('/', '.');
                    counter.count(used.contains(place), yaml, line, path + ": " + message);
                    count(
                            yamlAt.appendProperty(name).appendProperty("members"),
                            place,
                            field.members(),
                            used,
                            message,
                            isIn);
                }
            }
        }
    }
}
