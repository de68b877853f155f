package org.flaghoist.ledger;

import java.util.Objects;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** Reads the number that the database gave a row. */
final class Keys {

    private Keys() {}

    static long of(GeneratedKeyHolder holder) {
        Number number = Objects.requireNonNull(holder.getKeyAs(Number.class), "the database gave no number");
        return number.longValue();
    }
}
