package org.flaghoist.sftp;

import java.util.Comparator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The order of names in which a number counts as a number: {@code r9} comes before {@code r10}. */
final class NamesByNumber implements Comparator<String> {

    /** A number without the zeros before it, or one character of anything else. */
    private static final Pattern PART = Pattern.compile("0*([0-9]+)|([^0-9])", Pattern.DOTALL);

    @Override
    public int compare(String one, String other) {
        var ones = PART.matcher(one).results().iterator();
        var others = PART.matcher(other).results().iterator();
        while (ones.hasNext() && others.hasNext()) {
            int order = compare(ones.next(), others.next());
            if (order != 0) {
                return order;
            }
        }
        if (ones.hasNext() != others.hasNext()) {
            return ones.hasNext() ? 1 : -1;
        }
        // 7 and 07 are one number and two names.
        return one.compareTo(other);
    }

    private static int compare(MatchResult one, MatchResult other) {
        String number = one.group(1);
        String otherNumber = other.group(1);
        if (number != null && otherNumber != null && number.length() != otherNumber.length()) {
            return Integer.compare(number.length(), otherNumber.length());
        }
        return text(one).compareTo(text(other));
    }

    private static String text(MatchResult part) {
        String number = part.group(1);
        return number == null ? part.group() : number;
    }
}
