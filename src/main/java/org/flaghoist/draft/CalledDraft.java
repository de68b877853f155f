package org.flaghoist.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.flaghoist.format.TableRows;
import org.flaghoist.notification.SetupFaults;

/** Makes a new partner's {@code called.yaml}: a word to agree with each partner, for each of its tables of partners. */
record CalledDraft(Path mappings, TableDraft tables) {

    /**
     * A word to agree.
     *
     * @param partner with whom
     * @param table of its folder
     * @param example what it calls another
     */
    record WordToAgree(String partner, String table, String example) {}

    List<WordToAgree> words() throws IOException {
        List<WordToAgree> words = new ArrayList<>();
        for (String partner : tables.partners()) {
            for (Path file : tables(mappings.resolve(partner))) {
                List<TableRows.TableRow> rows =
                        new TableRows(file, new SetupFaults()).of("native;hub", "native;hub;direction");
                if (tables.namesPartners(TableDraft.directions(rows).keySet())) {
                    TableRows.TableRow first = rows.get(0);
                    String name = file.getFileName().toString();
                    words.add(new WordToAgree(
                            partner,
                            name.substring(0, name.length() - ".csv".length()),
                            first.cell(0) + " for " + first.cell(1)));
                }
            }
        }
        return words;
    }

    private static List<Path> tables(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
    }

    String text() throws IOException {
        StringBuilder text = new StringBuilder(DraftFiles.editors("../called") + "# What the others call " + tables.id()
                + ", as agreed with each.\nwords:\n");
        String last = "";
        for (WordToAgree word : words()) {
            if (!word.partner().equals(last)) {
                text.append("  ").append(word.partner()).append(":\n");
            }
            last = word.partner();
            text.append("    ")
                    .append(word.table())
                    .append(": \"\" # as ")
                    .append(word.example())
                    .append('\n');
        }
        return text.toString();
    }
}
