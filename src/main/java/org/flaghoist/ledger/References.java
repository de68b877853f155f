package org.flaghoist.ledger;

import java.util.Map;
import javax.sql.DataSource;

/** Finds references by their beginning through their index. */
final class References {

    /** Above all signs that a reference may begin with (they are ASCII). */
    private static final String ABOVE = "\u007F";

    private final boolean h2;

    // H2 uses an index for a range, not for a pattern that is a parameter. In PostgreSQL a range goes by the database's
    // language, in which signs may not count; there the pattern is quick enough.
    References(DataSource database) {
        this.h2 = LedgerFile.isH2(database);
    }

    String condition(String beginning, Map<String, Object> values) {
        if (h2) {
            values.put("reference", beginning);
            values.put("above", beginning + ABOVE);
            return "reference >= :reference and reference < :above";
        }
        values.put("pattern", Candidates.beginning(beginning));
        return "reference like :pattern escape '!'";
    }
}
