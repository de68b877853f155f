package org.flaghoist.format.csv;

/**
 * Keeps a spreadsheet from taking a cell for a formula: an apostrophe in front. One that was already so gets one more,
 * so that what is read is what was written.
 */
final class Formulas {

    private static final String SIGNS = "=+-@\t\r";

    private Formulas() {}

    static String guard(String cell) {
        return isFormula(cell) ? "'" + cell : cell;
    }

    static String unguard(String cell) {
        return cell.startsWith("'") && isFormula(cell) ? cell.substring(1) : cell;
    }

    private static boolean isFormula(String cell) {
        int at = 0;
        while (at < cell.length() && cell.charAt(at) == '\'') {
            at++;
        }
        return at < cell.length() && SIGNS.indexOf(cell.charAt(at)) >= 0;
    }
}
