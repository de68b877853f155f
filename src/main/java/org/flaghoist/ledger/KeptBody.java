package org.flaghoist.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The row of a body, without its bytes.
 *
 * @param salt null once it is purged
 */
record KeptBody(long id, Name name, @Nullable String salt, String digest, boolean isPurged) {

    static final String COLUMNS = "id, entry, kind, partner, salt, digest, purged_at";

    /** Which body of which message. */
    record Name(long entry, String kind, String partner) {

        String words() {
            return "the " + kind.toLowerCase(Locale.ROOT) + " body of entry " + entry + " for " + partner;
        }
    }

    static KeptBody read(ResultSet row, int number) throws SQLException {
        String salt = row.getString("salt");
        return new KeptBody(
                row.getLong("id"),
                new Name(row.getLong("entry"), row.getString("kind"), row.getString("partner")),
                salt,
                row.getString("digest"),
                salt == null || row.getObject("purged_at") != null);
    }
}
