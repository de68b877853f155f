package org.flaghoist.ledger;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.flaghoist.notification.CanonicalJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** Appends events, and leaves them pending for the sealer. */
final class Events {

    private static final String APPEND = """
            insert into event (happened_at, entry, kind, partner, rule, actor, digest, detail, nonce, stamp)
            values (:at, :entry, :kind, :partner, :rule, :actor, :digest, :detail, :nonce, :stamp)""";

    private final JdbcClient sql;
    private final Stamps stamps;
    private final Clock clock;

    Events(JdbcClient sql, Stamps stamps, Clock clock) {
        this.sql = sql;
        this.stamps = stamps;
        this.clock = clock;
    }

    void append(Event event) {
        OffsetDateTime now = Times.now(clock);
        EventRow row = row(event, now);
        var number = new GeneratedKeyHolder();
        sql.sql(APPEND)
                .param("at", now)
                .param("entry", row.entry())
                .param("kind", row.kind())
                .param("partner", row.partner())
                .param("rule", row.rule())
                .param("actor", row.actor())
                .param("digest", row.digest())
                .param("detail", row.detail())
                .param("nonce", row.nonce())
                .param("stamp", stamps.of(row))
                .update(number, "id");
        sql.sql("insert into pending (event) values (?)").param(Keys.of(number)).update();
    }

    private static EventRow row(Event event, OffsetDateTime now) {
        return new EventRow(
                0,
                now.toInstant(),
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
    private static String nonce(OffsetDateTime now) {
        String time = "%012x".formatted(now.toInstant().toEpochMilli());
        return time + Digests.salt().substring(time.length());
    }
}
