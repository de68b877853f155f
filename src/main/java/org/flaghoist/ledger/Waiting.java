package org.flaghoist.ledger;

import java.util.Map;
import java.util.TreeMap;
import org.flaghoist.ledger.Verification.Kind;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Checks the events that no link of the chain has: each is the hub's own, and is still to be sealed. */
final class Waiting {

    private static final String BETWEEN =
            "select " + EventRow.COLUMNS + " from event e where e.id >= ? and e.id <= ? order by e.id";

    private final JdbcClient sql;
    private final Stamps stamps;
    private final Unsealed unsealed;

    Waiting(JdbcClient sql, Stamps stamps, Unsealed unsealed) {
        this.sql = sql;
        this.stamps = stamps;
        this.unsealed = unsealed;
    }

    /**
     * @param last the chain's last link
     * @param sealed all events that it has
     * @param end up to which link they were looked for
     */
    Verification check(Seal last, NumberSet sealed, long end) {
        // The events first, then what waits, then what was sealed meanwhile: in another order one could slip between.
        Map<Long, Boolean> genuine = new TreeMap<>();
        sealed.gaps()
                .forEach(gap -> sql.sql(BETWEEN).params(gap.first(), gap.last()).query((RowCallbackHandler) row -> {
                    EventRow event = EventRow.read(row, 0);
                    genuine.put(event.id(), stamps.genuine(event));
                }));
        NumberSet known = new NumberSet();
        unsealed.all().forEach(events -> events.ranges().forEach(known::add));
        sealedSince(end, known);
        return genuine.entrySet().stream()
                .filter(event -> !event.getValue() || !known.contains(event.getKey()))
                .findFirst()
                .map(event -> ChainCheck.broken(Kind.PUT_IN, event.getKey(), null, last))
                .orElseGet(() -> new Verification(Kind.OK, null, null, last, genuine.size()));
    }

    private void sealedSince(long end, NumberSet known) {
        sql.sql("select coalesce(events, cast(event as varchar)) from seal where link > ?")
                .param(end)
                .query(String.class)
                .list()
                .forEach(events -> EventNumbers.parse(events).ranges().forEach(known::add));
    }
}
