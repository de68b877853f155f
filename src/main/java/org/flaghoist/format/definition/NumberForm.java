package org.flaghoist.format.definition;

import org.flaghoist.notification.FaultCode;
import org.jspecify.annotations.Nullable;

/**
 * How a partner writes numbers. Absent in {@code format.yaml}: as JSON numbers.
 *
 * @param decimal pattern of a decimal number
 * @param integer pattern of a whole number
 * @param out pattern of a decimal number that is written; absent: that of one that is read
 * @param comma true where the decimal mark is a comma
 * @param fault the code for a number of another form
 * @param grouping each character that may stand between thousands, the one that is written first; absent: none
 */
public record NumberForm(
        String decimal,
        String integer,
        @Nullable String out,
        boolean comma,
        @Nullable FaultCode fault,
        @Nullable String grouping) {

    /** Pattern of a number that is written. */
    public String written(boolean whole) {
        return whole ? integer : out == null ? decimal : out;
    }

    /** The key of it, as a JSON Pointer. */
    public String rule(boolean whole) {
        return "/numbers/" + (whole ? "integer" : out == null ? "decimal" : "out");
    }
}
