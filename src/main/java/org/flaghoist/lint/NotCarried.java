package org.flaghoist.lint;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flaghoist.format.TableRows;
import org.flaghoist.format.TableRows.TableRow;
import org.flaghoist.notification.SetupText;

/**
 * What a partner's form does not carry, as {@code not-carried.csv} in the folder of its samples says: rows
 * {@code when;member;reason}. A partner without the file carries all.
 */
public record NotCarried(Path file, List<TableRow> rows) {

    /** @param folder the samples of a partner */
    public static NotCarried of(Path folder) {
        Path file = folder.resolve(NotCarriedRows.NAME);
        return new NotCarried(
                file, TableRows.rows(SetupText.orNone(file).lines().toList()));
    }

    /**
     * The members of the rows of a case, each with its line.
     *
     * @param when such as {@code out}
     */
    public Map<String, Integer> lines(String when) {
        Map<String, Integer> lines = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> row.cells().size() > 1 && row.cell(0).equals(when))
                .forEach(row -> lines.put(row.cell(1), row.line()));
        return lines;
    }
}
