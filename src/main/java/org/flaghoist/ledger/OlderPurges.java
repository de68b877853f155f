package org.flaghoist.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What hubs of the version before deleted: their events say of whom and from before when, or which messages, and not
 * which bodies.
 */
final class OlderPurges {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Instant> before = new HashMap<>();
    private final Set<Long> erased = new HashSet<>();

    static OlderPurges read(JdbcClient sql) {
        OlderPurges purges = new OlderPurges();
        sql.sql("select partner, kind, detail from event where entry is null and kind in ('PURGED', 'ERASED')")
                .query((RowCallbackHandler) purges::add);
        return purges;
    }

    private void add(ResultSet row) throws SQLException {
        try {
            JsonNode detail = JSON.readTree(row.getString("detail"));
            if (row.getString("kind").equals(EventKind.PURGED.name())) {
                Instant until = Instant.parse(detail.path("before").asText());
                before.merge(row.getString("partner"), until, (one, other) -> one.isAfter(other) ? one : other);
            } else {
                for (String entry : detail.path("entries").asText().split(",")) {
                    erased.add(Long.valueOf(entry));
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the detail of an event is no JSON", e);
        }
    }

    /** @param received the event of the message's arrival; null where there is none */
    boolean mayHave(long entry, @Nullable EventRow received) {
        if (erased.contains(entry)) {
            return true;
        }
        Instant until = received == null ? null : before.get(received.partner());
        return received != null && until != null && received.at().isBefore(until);
    }
}
