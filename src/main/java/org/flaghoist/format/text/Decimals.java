package org.flaghoist.format.text;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads decimals within bounds that keep hostile numbers cheap (mappings/README.md, section 3, Numbers). */
public final class Decimals {

    private static final int LONGEST = 40;
    private static final BigDecimal SMALLEST = new BigDecimal("1e-30");
    private static final BigDecimal LARGEST = new BigDecimal("1e30");

    // BigDecimal refuses an exponent of more than ten digits, even of zero.
    private static final Pattern ZERO = Pattern.compile("[+-]?[0.]+([eE].*)?");

    private Decimals() {}

    /** The value, or null for one that is too long as written, out of bounds or no number. */
    static @Nullable public BigDecimal read(String written) {
        if (written.length() > LONGEST) {
            return null;
        }
        BigDecimal value = parsed(written);
        if (value == null || value.signum() == 0) {
            return ZERO.matcher(written).matches() ? BigDecimal.ZERO : null;
        }
        BigDecimal size = value.abs();
        return size.compareTo(SMALLEST) < 0 || size.compareTo(LARGEST) > 0 ? null : value;
    }

    private static @Nullable BigDecimal parsed(String written) {
        try {
            return new BigDecimal(written);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Without exponent and without trailing zeros. */
    public static BigDecimal plain(BigDecimal value) {
        if (value.scale() == 0) {
            return value;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
