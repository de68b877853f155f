package org.flaghoist.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.format.TableRows;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.mapping.FieldMeanings;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.SetupText;
import org.flaghoist.notification.StrictYaml;

/**
 * The partner that a new one is like.
 *
 * @param words the tables of its folder with words that are the partner's own, by name
 */
record LikedPartner(String id, Path folder, FormatFile format, Map<String, List<TableRows.TableRow>> words) {

    private static final List<String> MAPPINGS = List.of("in.jslt", "out.jslt", "receipt.jslt", "picture.jslt");
    private static final int FEWEST_OF = 3;
    private static final Pattern LANGUAGE = Pattern.compile("\"language\"\\s*:\\s*\"([a-z]+)\"");

    static LikedPartner read(Path mappings, String id) {
        Path folder = mappings.resolve(id);
        if (!Files.exists(folder.resolve("format.yaml"))) {
            throw SetupException.of(folder, 1, "folder", "is no partner's folder; name one that has a format.yaml");
        }
        SetupFaults faults = new SetupFaults();
        FormatFile format = StrictYaml.read(folder.resolve("format.yaml"), FormatFile.class, faults);
        faults.throwIfAny();
        LikedPartner read = new LikedPartner(id, folder, Objects.requireNonNull(format), new TreeMap<>());
        read.collect(format.notification(), faults);
        read.collect(format.receipt(), faults);
        read.collect(format.picture(), faults);
        faults.throwIfAny();
        return read;
    }

    private void collect(Fields fields, SetupFaults faults) {
        fields.byName().values().forEach(field -> {
            String table = field.words().table();
            if (table != null && Files.exists(folder.resolve(table + ".csv"))) {
                words.put(table, rows(table, faults));
            }
            collect(field.members(), faults);
        });
    }

    /** All of its folder, also those that keep their names. */
    Set<String> allTables() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".csv"))
                    .map(name -> name.substring(0, name.length() - ".csv".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** The tables that may have a new name, each with the mappings that name it. */
    Map<String, Set<String>> tables() {
        Map<String, Set<String>> tables = new TreeMap<>();
        words.keySet().forEach(table -> tables.put(table, new TreeSet<>()));
        for (String mapping : MAPPINGS) {
            RenamedText.tables(SetupText.orNone(folder.resolve(mapping))).stream()
                    .filter(table -> Files.exists(folder.resolve(table + ".csv")))
                    .forEach(table -> tables.computeIfAbsent(table, each -> new TreeSet<>())
                            .add(mapping));
        }
        return tables;
    }

    /** What its fields mean. */
    FieldMeanings meanings(Path mappings) throws IOException {
        return FieldMeanings.of(mappings, id, format);
    }

    /** Those of its own texts, as most of what it sends has them. */
    Set<String> languages(Path samples) throws IOException {
        Path sent = samples.resolve(id).resolve("in");
        Map<String, Integer> counts = new TreeMap<>();
        if (Files.isDirectory(sent)) {
            try (Stream<Path> files = Files.list(sent)) {
                for (Path file : files.filter(each -> each.toString().contains(".notification"))
                        .toList()) {
                    LANGUAGE.matcher(SetupText.orNone(file))
                            .results()
                            .forEach(language -> counts.merge(language.group(1), 1, Integer::sum));
                }
            }
        }
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        counts.values().removeIf(count -> count * FEWEST_OF < all);
        return counts.keySet();
    }

    List<TableRows.TableRow> rows(String table, SetupFaults faults) {
        return new TableRows(folder.resolve(table + ".csv"), faults).of("native;hub", "native;hub;direction");
    }

    /** The native words of one table. */
    Set<String> nativeWords(String table) {
        Set<String> natives = new HashSet<>();
        words.getOrDefault(table, List.of()).forEach(row -> natives.add(row.cell(0)));
        return natives;
    }
}
