package org.flaghoist.format.csv;

import org.jspecify.annotations.Nullable;

/** A cell of a CSV file that people open in a spreadsheet. */
public final class SpreadsheetCell {

    private SpreadsheetCell() {}

    /**
     * Quoted (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe before it.
     *
     * @param text null for an empty cell without quotes
     */
    public static String of(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return '"' + Formulas.guard(text).replace("\"", "\"\"") + '"';
    }
}
