package org.flaghoist.lint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.flaghoist.format.CodeTables;
import org.flaghoist.format.TableRows.TableRow;
import org.flaghoist.format.definition.Field.Self;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.notification.SetupFaults;

/** Finds a table without the word of the partner itself, of a field in which nothing else may stand. */
final class OwnWord {

    private final Path folder;
    private final SetupFaults found;

    OwnWord(Path folder, SetupFaults found) {
        this.folder = folder;
        this.found = found;
    }

    void check(FormatFile format) {
        Set<String> tables = new LinkedHashSet<>();
        format.notification().byPath().values().forEach(field -> {
            String table = field.words().table();
            if (table != null && field.words().self() == Self.ONLY && !field.out()) {
                tables.add(table);
            }
        });
        tables.forEach(this::check);
    }

    private void check(String table) {
        Path file = folder.resolve(table + ".csv");
        String partner = folder.getFileName().toString();
        // That it is not there, or that its columns are in each other's place, is said where it is read.
        boolean isSaid = !Files.exists(file)
                || CodeTables.rows(file, new SetupFaults()).stream()
                        .anyMatch(row -> row.cell(0).equals(partner) || isOf(row, partner));
        if (!isSaid) {
            found.add(
                    file,
                    1,
                    partner,
                    "has no word for the partner itself, so nothing that it sends can be accepted; add a"
                            + " row '<word>;" + partner + "'");
        }
    }

    private static boolean isOf(TableRow row, String partner) {
        boolean isRead = row.cells().size() < 3 || !row.cell(2).equals("out");
        return isRead && RecipientId.partner(row.cell(1)).equals(partner);
    }
}
