package org.flaghoist.format.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * A record with its cells.
 *
 * @param cells no more than were asked for, so that a row of separators alone costs nothing
 * @param count how many cells there are
 */
record CsvRow(CsvRecord record, List<CsvCell> cells, int count) {

    static CsvRow next(CsvCutter cutter, int mostCells) {
        List<CsvCell> cells = new ArrayList<>();
        int[] count = new int[1];
        CsvRecord record = cutter.next(cell -> {
            if (count[0]++ < mostCells) {
                cells.add(cell);
            }
        });
        return new CsvRow(record, cells, count[0]);
    }
}
