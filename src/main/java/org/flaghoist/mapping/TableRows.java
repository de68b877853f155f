package org.flaghoist.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.notification.SetupFaults;

/** Reads a table of {@code codes/}: UTF-8, cells parted by {@code ;}, {@code #} begins a remark. */
record TableRows(Path file, SetupFaults faults) {

    /** @param line from 1 */
    record Row(int line, List<String> cells) {

        String cell(int index) {
            return cells.get(index);
        }
    }

    /** The rows that have so many cells; of all others a fault is added. */
    List<Row> of(int cells) {
        List<Row> rows = new ArrayList<>();
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> row = List.of(line.split(";", -1));
            if (row.size() == cells) {
                rows.add(new Row(i + 1, row));
            } else {
                faults.add(file, i + 1, "has " + row.size() + " cells; write " + cells + " parted by ';'");
            }
        }
        return rows;
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            faults.add(file, 0, "cannot be read: " + e + "; create it");
            return List.of();
        }
    }
}
