package org.flaghoist.draft;

import static org.flaghoist.draft.MadeText.code;
import static org.flaghoist.draft.MadeText.quoted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flaghoist.format.CodeTables;
import org.flaghoist.format.TableRows.TableRow;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.SetupText;

/** Lists the words of a partner's tables: its own ones in full, those that partners share by their file. */
record MadeWords(Path mappings, String partner, FormatFile format) {

    // What another partner brings along changes no file of this one's.
    private static final String HEAD = """
            The words that this partner has for partners that came later stand in the `called.yaml` of those.

            | table | words |
            |---|---|
            """;

    String text() {
        TreeMap<String, String> rows = new TreeMap<>();
        ownTables().forEach(file -> put(rows, file, own(file)));
        sharedTables().forEach(file -> put(rows, file, shared(file)));
        StringBuilder text = new StringBuilder();
        rows.forEach((name, words) ->
                text.append("| ").append(code(name)).append(" | ").append(words).append(" |\n"));
        return text.isEmpty() ? "" : HEAD + text;
    }

    private static void put(TreeMap<String, String> rows, Path file, String words) {
        String name = file.getFileName().toString();
        if (!words.isEmpty()) {
            rows.put(name.substring(0, name.length() - ".csv".length()), words);
        }
    }

    private List<Path> ownTables() {
        try (Stream<Path> files = Files.list(mappings.resolve(partner))) {
            return files.filter(file -> file.toString().endsWith(".csv")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> sharedTables() {
        Path folder = mappings.resolve(partner);
        return Stream.of(format.notification(), format.receipt(), format.picture())
                .flatMap(fields -> fields.byPath().values().stream())
                .map(field -> field.words().table())
                .filter(Objects::nonNull)
                .map(table -> CodeTables.file(folder, table))
                .filter(file -> !file.startsWith(folder) && SetupText.isThere(file))
                .distinct()
                .toList();
    }

    private static String shared(Path file) {
        String first = SetupText.orNone(file).lines().findFirst().orElse("");
        return (first.startsWith("#") ? first.substring(1).strip() + ": " : "")
                + rows(file).size() + " words of " + code("codes/" + file.getFileName());
    }

    private String own(Path file) {
        List<String> words = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (TableRow row : rows(file)) {
            if (row.cell(0).isBlank()) {
                open.add(row.cell(1));
            } else {
                words.add(word(row.cell(0), row.cell(1), row.cells().size() > 2 ? row.cell(2) : ""));
            }
        }
        if (!open.isEmpty()) {
            words.add("no word yet for " + quoted(open));
        }
        return String.join(", ", words);
    }

    private static String word(String own, String hub, String direction) {
        if (own.equals(CodeTables.NO_WORD)) {
            return code(hub) + " cannot be written";
        }
        String only = direction.isEmpty() ? "" : " (" + direction + " only)";
        return code(own) + (hub.startsWith("!") ? " is refused (" + code(hub.substring(1)) + ")" : " = " + hub) + only;
    }

    private static List<TableRow> rows(Path file) {
        return CodeTables.rows(file, new SetupFaults());
    }
}
