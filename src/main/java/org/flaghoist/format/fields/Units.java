package org.flaghoist.format.fields;

import java.math.BigDecimal;
import java.util.Map;

/** How much one native unit is in the hub's, from {@code codes/units.csv}. */
public record Units(Map<String, BigDecimal> factors) {

    /** @throws IllegalArgumentException for a unit that is in no table, which the start checks */
    BigDecimal factor(String unit) {
        BigDecimal factor = factors.get(unit);
        if (factor == null) {
            throw new IllegalArgumentException("no unit '" + unit + "' in codes/units.csv");
        }
        return factor;
    }
}
