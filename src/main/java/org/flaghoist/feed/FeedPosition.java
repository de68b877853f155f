package org.flaghoist.feed;

import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.flaghoist.database.Times;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the chain is published: up to which of its links. */
public final class FeedPosition {

    /** Before it was ever asked for, nothing is owed to anybody. */
    private static final String BEGIN =
            "update feed_position set link = (select link from chain_head where id = 1) where id = 1 and link is null";

    private final JdbcClient sql;

    public FeedPosition(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    void begin() {
        sql.sql(BEGIN).update();
    }

    long get() {
        return sql.sql("select link from feed_position where id = 1")
                .query(Long.class)
                .single();
    }

    /** Where another hub has moved it meanwhile, it stays there. */
    void move(long from, long to) {
        sql.sql("update feed_position set link = ? where id = 1 and link = ?")
                .params(to, from)
                .update();
    }

    /** How long what comes next has waited; nothing where all is published, or nothing ever was. */
    public Duration lag(Instant now) {
        return sql.sql("select r.happened_at from feed_position p join seal s on s.link > p.link"
                        + " join event_record r on r.id = s.record order by s.link limit 1")
                .query((row, number) -> Duration.between(Times.read(row, "happened_at"), now))
                .optional()
                .filter(lag -> !lag.isNegative())
                .orElse(Duration.ZERO);
    }
}
