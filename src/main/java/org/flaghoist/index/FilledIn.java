package org.flaghoist.index;

import java.util.regex.Pattern;

/** What people write where they know no number, or a form wants one. */
final class FilledIn {

    /** Of a number's digits, the zeros before them not counted, and of its different characters. */
    private static final int FEWEST = 3;

    /** Of digits beside a word. */
    private static final int FEWEST_BESIDE_A_WORD = 5;

    private static final int SAME_AT_THE_END = 6;
    private static final int COUNTED_AT_THE_END = 7;

    private static final String COUNTED = "01234567890123456789";
    private static final String COUNTED_DOWN = "98765432109876543210";

    /** Four letters and more, one of them a vowel or in another script: no number is made so, by chance or by rule. */
    private static final Pattern WORD =
            Pattern.compile("(?<!\\p{L})(?=\\p{L}{4})\\p{L}*[\\p{L}&&[^b-df-hj-np-tv-z]]\\p{L}*");

    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");
    private static final Pattern ZEROS = Pattern.compile("^0+");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)[0-9]{2}");

    private FilledIn() {}

    /** Such as 000001, SN 12345 or unknown 2024; of engines, hulls and documents. */
    static boolean isNumber(String number) {
        String digits = ZEROS.matcher(NO_DIGIT.matcher(number).replaceAll("")).replaceFirst("");
        return digits.length() < FEWEST
                || YEAR.matcher(digits).matches()
                || isSame(digits)
                || isCounted(digits)
                || different(number) < FEWEST
                || (digits.length() < FEWEST_BESIDE_A_WORD
                        && WORD.matcher(number).find());
    }

    /** Such as +44 1234 567890; all its digits. */
    static boolean isPhone(String digits) {
        return different(digits) < FEWEST
                || isSame(end(digits, SAME_AT_THE_END))
                || isCounted(end(digits, COUNTED_AT_THE_END));
    }

    private static String end(String digits, int length) {
        return digits.substring(Math.max(0, digits.length() - length));
    }

    private static boolean isSame(String digits) {
        return different(digits) == 1;
    }

    private static boolean isCounted(String digits) {
        return COUNTED.contains(digits) || COUNTED_DOWN.contains(digits);
    }

    private static long different(String text) {
        return text.chars().distinct().count();
    }
}
