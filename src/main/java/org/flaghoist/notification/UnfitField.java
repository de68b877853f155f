package org.flaghoist.notification;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The field that cannot be written, for whoever makes the partner's form. Neither logs nor records have it: it may have
 * a value.
 *
 * @param path the partner's names, from the outermost
 * @param rule the key of {@code format.yaml} that it breaks, within the field; as a JSON Pointer where it is none of
 *     the field's. Null where it is the field as a whole
 * @param why what is wrong, to be read behind the field's name; without a value that is a person's. Null where the code
 *     says it all
 */
public record UnfitField(
        List<String> path, @Nullable String rule, @Nullable String why) implements Serializable {

    private static final long serialVersionUID = 1;

    public static final String CHARSET = "/charset";

    private static final int LONGEST_VALUE = 80;

    public UnfitField {
        path = List.copyOf(path);
    }

    /** Why a value is too long. */
    public static String tooLong(int length, int most) {
        return "has " + length + " characters, and may have " + most;
    }

    /**
     * Why a value does not fit.
     *
     * @param value null where it is a person's
     */
    public static String unlike(String pattern, @Nullable String value) {
        return is(value, "does not match '" + pattern + "'");
    }

    /** The same for another reason. */
    public static String is(@Nullable String value, String why) {
        return value == null ? why : "is '" + shown(value) + "', which " + why;
    }

    /** The same without what may have a value. */
    public UnfitField discreet() {
        return new UnfitField(path, rule, null);
    }

    private static String shown(String value) {
        return value.codePointCount(0, value.length()) <= LONGEST_VALUE
                ? value
                : value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE)) + "..";
    }
}
