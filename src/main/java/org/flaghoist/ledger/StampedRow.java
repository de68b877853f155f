package org.flaghoist.ledger;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row as the database has it, of which nothing is to be believed, nor even read, before its stamp is seen to be
 * genuine.
 *
 * @param id its number, which is all that may be said of one that is not
 * @param columns what is stamped, as text
 */
public record StampedRow(long id, Map<String, @Nullable String> columns, String stamp) {

    /** Of a column that is never null. */
    public String text(String column) {
        return Objects.requireNonNull(columns.get(column), column);
    }

    /** Of a column that is never null. */
    public long number(String column) {
        return Long.parseLong(text(column));
    }
}
