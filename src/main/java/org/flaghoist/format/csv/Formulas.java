package org.flaghoist.format.csv;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from taking a cell for a formula: an apostrophe in front. One that was already so gets one more,
 * so that what is read is what was written.
 */
final class Formulas {

    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\t\r]");

    private Formulas() {}

    static String guard(String cell) {
        return FORMULA.matcher(cell).lookingAt() ? "'" + cell : cell;
    }

    static String unguard(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).lookingAt() ? cell.substring(1) : cell;
    }
}
