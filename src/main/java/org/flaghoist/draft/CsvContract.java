package org.flaghoist.draft;

import static org.flaghoist.draft.MadeText.code;
import static org.flaghoist.draft.MadeText.item;

import java.util.ArrayList;
import java.util.List;
import org.flaghoist.format.definition.CsvForm;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;

/** Says how a CSV file and its cells are written, in and out. */
record CsvContract(FormatFile format, CsvForm csv) {

    private static final String FILE = """
            - The first record is the header, each further one a message. In, the columns stand in any order, and those
              that are not required may be left out. Out, they stand in the order of the table above.
            - A cell with the separator, `"` or a line's end stands in `"`, and a `"` in it is doubled (RFC 4180). Others
              may stand in `"`, too; out, they do not.
            - A record ends with CR LF. In, LF alone is taken, too, and the last record's end may be missing.
            - Spaces at both ends of a cell, or of a part of it, do not count. What is empty then is not there.
            - Out, `'` stands before a cell that a spreadsheet would take for a formula: one that begins with `=`, `+`,
              `-`, `@`, a tab or CR, also behind any number of `'`. In, the first `'` of such a cell is removed.
            """;
    private static final String CELLS = """
            - In a cell of the table below `|` stands between entries and `~` between the parts of an entry, in this
              order. In, parts at the end may be left out; out, all are written. In a part `\\|`, `\\~` and `\\\\` stand
              for these signs, and `\\n` for a line break in a text. Any other `\\`, and an empty entry, is `MALFORMED`.
            """;

    String text() {
        StringBuilder rows = new StringBuilder();
        addRows("", format.notification(), rows);
        addRows("receipt: ", format.receipt(), rows);
        addRows("monthly picture: ", format.picture(), rows);
        String cells = rows.isEmpty() ? "" : CELLS + "\n| column | entries | parts |\n|---|---|---|\n" + rows;
        return item("Separator of cells: " + code(csv.separator()) + ".") + FILE + limits() + cells;
    }

    private String limits() {
        return item("At most " + csv.fileBytes() + " bytes and " + csv.rows() + " rows a file, " + csv.rowBytes()
                + " bytes a row, " + csv.cellBytes() + " a cell; more is `TOO_LARGE`."
                + (csv.writtenCell() == null
                        ? ""
                        : " Out, at most " + csv.writtenCell() + " characters in a message's cell."));
    }

    private void addRows(String of, Fields fields, StringBuilder rows) {
        fields.byName().forEach((name, field) -> {
            List<String> parts = new ArrayList<>();
            add("", field, parts);
            if (field.list() || parts.size() > 1) {
                rows.append("| ").append(of).append(code(name)).append(" | ");
                rows.append(field.list() ? "any number" : "one").append(" | ");
                rows.append(parts.size() == 1 ? "one" : String.join(" `~` ", parts))
                        .append(" |\n");
            }
        });
    }

    private void add(String path, Field field, List<String> parts) {
        if (field.type() == FieldType.OBJECT) {
            field.members()
                    .byName()
                    .forEach((name, member) -> add(path.isEmpty() ? name : path + "." + name, member, parts));
        } else if (field.type() == FieldType.TEXT) {
            parts.add(path.isEmpty() ? "language" : path + " (language)");
            parts.add(path.isEmpty() ? "text" : path);
        } else {
            parts.add(path);
        }
    }
}
