package org.flaghoist.lint;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.format.GradingTable;
import org.flaghoist.format.MissingWords;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.fields.HubGrade;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.YamlLines;

/** Looks whether a partner's own grading scheme has a word for each grading of the hub, and says what is lost in it. */
final class Gradings {

    private static final String KEY = "suspectedFalse";

    private final Path folder;
    private final SetupFaults found;

    Gradings(Path folder, SetupFaults found) {
        this.folder = folder;
        this.found = found;
    }

    void check(FormatFile format) {
        tables(format).forEach((file, field) -> {
            SetupFaults ofRows = new SetupFaults();
            GradingTable table = GradingTable.read(file, field, ofRows);
            ofRows.all().forEach(found::add);
            Map<String, Integer> missing = new LinkedHashMap<>();
            HubGrade.all(format.carries().suspectedFalse()).stream()
                    .filter(grade -> !table.says(grade))
                    .forEach(grade -> missing.put(grade.word(), 1));
            // As many as are wrong: it is these that are mistyped.
            if (missing.size() != ofRows.all().size()) {
                new MissingWords(file, found).report(missing, TableWords::row);
            }
            if (!format.carries().suspectedFalse()) {
                table.suspectedWord().ifPresent(word -> reportNotCarried(file, word));
            }
        });
    }

    private void reportNotCarried(Path file, String word) {
        Path yaml = folder.resolve("format.yaml");
        found.add(
                yaml,
                YamlLines.near(yaml, JsonPointer.valueOf("/carries"), KEY),
                "carries." + KEY,
                "is not true, but " + file.getFileName() + " has words for what is suspected to be false, such as '"
                        + word + "'; write 'suspectedFalse: true', else a condition says it instead, or mark rows that"
                        + " are only read with ;in");
    }

    /**
     * For each table what comes back otherwise than it went; no fault.
     *
     * @param all also what no other row of the table could avoid
     */
    List<String> oneWay(FormatFile format, boolean all) {
        return tables(format).entrySet().stream()
                .flatMap(each -> line(
                        each.getKey(),
                        GradingTable.read(each.getKey(), each.getValue(), new SetupFaults()).oneWay().stream()
                                .filter(way -> all || way.avoidable())
                                .toList()))
                .toList();
    }

    private static Stream<String> line(Path file, List<GradingTable.OneWay> oneWay) {
        String words = oneWay.stream()
                .map(each -> "line " + each.line() + " " + each.words())
                .collect(Collectors.joining("; "));
        return oneWay.stream()
                .limit(1)
                .map(first -> file + ":" + first.line() + ": one way only: " + words + "; no fault");
    }

    private Map<Path, Field> tables(FormatFile format) {
        Map<Path, Field> tables = new TreeMap<>();
        format.notification().byPath().values().forEach(field -> {
            Path file = folder.resolve(field.words().table() + ".csv");
            if (field.type() == FieldType.GRADING && Files.exists(file)) {
                tables.putIfAbsent(file, field);
            }
        });
        return tables;
    }
}
