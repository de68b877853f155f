package org.flaghoist.format.records;

/** Numbers as records have them: digits 0 to 9 only, filled with zeros from the left. */
final class FilledNumber {

    private FilledNumber() {}

    /** {@code digits} at its width, or longer where it does not fit. */
    static String filled(String digits, int width) {
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    /** A number as a field of this width has it: filled, where it is signed behind its sign. */
    static String written(String number, int width, boolean signed) {
        if (!signed) {
            return filled(number, width);
        }
        boolean negative = number.startsWith("-");
        return (negative ? "-" : "+") + filled(negative ? number.substring(1) : number, width - 1);
    }

    static boolean are(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The number, or -1 where the text is none. */
    static int read(String text) {
        return are(text) ? Integer.parseInt(text) : -1;
    }
}
