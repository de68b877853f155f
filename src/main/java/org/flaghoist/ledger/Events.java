package org.flaghoist.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.notification.CanonicalJson;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Appends events, and leaves them pending for the sealer. */
final class Events {

    private static final String APPEND = """
            insert into event (happened_at, entry, kind, partner, rule, actor, digest, detail, nonce, stamp)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final int TIME_DIGITS = 12;

    private final Rows rows;
    private final Stamps stamps;
    private final Clock clock;
    private final Unsealed unsealed;
    private final EventText eventText;
    private final TransactionBound<List<Written>> waiting = new TransactionBound<>(ArrayList::new, this::write);

    Events(DataSource database, Stamps stamps, Clock clock) {
        this.rows = new Rows(database);
        this.stamps = stamps;
        this.clock = clock;
        this.unsealed = new Unsealed(JdbcClient.create(database), rows);
        this.eventText = new EventText(rows);
    }

    /** Written when the transaction commits, all of it at once: nothing in between reads events. */
    void append(Event event) {
        Written written = new Written(event, row(event, Times.now(clock)));
        List<Written> others = waiting.get();
        if (others == null) {
            write(List.of(written));
        } else {
            others.add(written);
        }
    }

    private record Written(Event event, EventRow row) {}

    private void write(List<Written> all) {
        List<Long> ids = rows.numbered(
                APPEND, all.stream().map(written -> values(written.row())).toList());
        unsealed.put(ids);
        eventText.put(ids, all.stream().map(Written::event).toList());
    }

    private Object[] values(EventRow row) {
        return new Object[] {
            Times.of(row.at()),
            row.entry(),
            row.kind(),
            row.partner(),
            row.rule(),
            row.actor(),
            row.digest(),
            row.detail(),
            row.nonce(),
            stamps.of(row)
        };
    }

    private static EventRow row(Event event, long now) {
        return new EventRow(
                0,
                Instant.ofEpochMilli(now),
                event.entry(),
                event.kind().name(),
                event.partner(),
                event.rule(),
                event.actor(),
                event.digest(),
                CanonicalJson.text(event.detail()),
                nonce(now),
                "");
    }

    // The time first, so that the index of nonces grows at its end and not each row dirties another page of it.
    private static String nonce(long now) {
        String time = HexFormat.of().toHexDigits(now, TIME_DIGITS);
        return time + Digests.salt().substring(TIME_DIGITS);
    }
}
