package org.flaghoist.format.fields;

import java.util.regex.Pattern;
import org.flaghoist.format.definition.NumberForm;
import org.jspecify.annotations.Nullable;

/** Thousands with separators between them, as {@code numbers.grouping} has these: {@code 1 234 567,8}. */
final class GroupedDigits {

    private static final int THOUSAND = 3;

    /** Of a number that comes in, as written (mappings/README.md, section 3, Numbers). */
    private static final int LONGEST = 40;

    private final String separators;
    private final char mark;
    private final Pattern grouped;
    private final Pattern separator;

    private GroupedDigits(String separators, char mark) {
        this.separators = separators;
        this.mark = mark;
        this.separator = Pattern.compile("[" + Pattern.quote(separators) + "]");
        // One number has one kind of separator.
        this.grouped = Pattern.compile("[+-]?[1-9][0-9]{0,2}(" + separator + ")[0-9]{3}(?:\\1[0-9]{3})*(?:"
                + Pattern.quote(String.valueOf(mark)) + "[0-9]*)?");
    }

    static @Nullable GroupedDigits of(@Nullable NumberForm form) {
        return form == null || form.grouping() == null
                ? null
                : new GroupedDigits(form.grouping(), form.comma() ? ',' : '.');
    }

    /** Without separators; null where one stands elsewhere than between thousands. */
    @Nullable
    String ungrouped(String written) {
        if (!separator.matcher(written).find()) {
            return written;
        }
        return written.length() <= LONGEST && grouped.matcher(written).matches()
                ? separator.matcher(written).replaceAll("")
                : null;
    }

    /** @param digits with the partner's decimal mark */
    String grouped(String digits) {
        int first = digits.startsWith("-") ? 1 : 0;
        int end = digits.indexOf(mark) < 0 ? digits.length() : digits.indexOf(mark);
        StringBuilder text = new StringBuilder(digits);
        for (int at = end - THOUSAND; at > first; at -= THOUSAND) {
            text.insert(at, separators.charAt(0));
        }
        return text.toString();
    }
}
