package org.flaghoist.index;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The phone numbers that a text has: all digits, from the country's on, as without that none says whose it is. */
final class PhoneNumbers {

    /** No full stop before a space: there a sentence ends, and the next may begin with a number. */
    private static final String BETWEEN = "(?: ?[()\\-\u2010-\u2015\u2212]{1,2} ?| {1,2}|\\.|/(?=[0-9]{3}))?";

    private static final Pattern WRITTEN = Pattern.compile("(?<![\\p{L}\\p{N}+])(?:\\+|00)[ (]{0,2}([1-9](?:" + BETWEEN
            + "[0-9]){7,14})(?![0-9])|(?:wa\\.me/|[?&](?:phone|number)=)(?:%2b|\\+)?([1-9][0-9]{7,14})(?![0-9])");

    /** It is not dialled from abroad. */
    private static final Pattern ZERO_IN_BRACKETS = Pattern.compile(" ?\\( ?0 ?\\)");

    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");

    private PhoneNumbers() {}

    static Set<String> in(String text) {
        Set<String> phones = new LinkedHashSet<>();
        Matcher found =
                WRITTEN.matcher(ZERO_IN_BRACKETS.matcher(Folding.folded(text)).replaceAll(""));
        while (found.find()) {
            String written = found.group(1) == null ? found.group(2) : found.group(1);
            String digits = NO_DIGIT.matcher(written).replaceAll("");
            if (!FilledIn.isPhone(digits)) {
                phones.add(digits);
            }
        }
        return phones;
    }
}
