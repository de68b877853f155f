package org.flaghoist.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.flaghoist.notification.CanonicalJson;
import org.jspecify.annotations.Nullable;

/**
 * An event as the database has it.
 *
 * @param detail canonical JSON, kept as a text so that it is sealed as it is
 * @param nonce of the time and random, unique, so that a genuine row copied to another number is found out
 * @param stamp keyed hash of all but the number, see {@link Stamps}
 */
record EventRow(
        long id,
        Instant at,
        @Nullable Long entry,
        String kind,
        @Nullable String partner,
        @Nullable String rule,
        String actor,
        @Nullable String digest,
        String detail,
        String nonce,
        String stamp) {

    static final String COLUMNS = "e.id, e.happened_at, e.entry, e.kind, e.partner, e.rule, e.actor, e.digest,"
            + " e.detail, e.nonce, e.stamp";

    static EventRow read(ResultSet row, int number) throws SQLException {
        return new EventRow(
                row.getLong("id"),
                Times.read(row, "happened_at"),
                NullableNumbers.number(row, "entry"),
                row.getString("kind"),
                row.getString("partner"),
                row.getString("rule"),
                row.getString("actor"),
                row.getString("digest"),
                row.getString("detail"),
                row.getString("nonce"),
                row.getString("stamp"));
    }

    /** What the stamp is made of: everything known before the database gives the number. */
    String stamped() {
        return CanonicalJson.text(content());
    }

    /** What links of the chain are made of: everything. */
    String sealed() {
        return CanonicalJson.text(content().put("id", id).put("stamp", stamp));
    }

    private ObjectNode content() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("at", at.toString())
                .put("entry", entry)
                .put("kind", kind)
                .put("partner", partner)
                .put("rule", rule)
                .put("actor", actor)
                .put("digest", digest)
                .put("detail", detail)
                .put("nonce", nonce);
    }
}
