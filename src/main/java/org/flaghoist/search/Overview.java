package org.flaghoist.search;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flaghoist.ledger.Bodies;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.body.BodyKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the demo and the console ask the ledger. Reads only. */
public final class Overview {

    private static final String SUMMARY = """
            select sender, null as recipient, state, count(*) as number from entry group by sender, state
            union all
            select e.sender, d.recipient, d.state, count(*) as number
            from delivery d join entry e on e.id = d.entry
            group by e.sender, d.recipient, d.state
            order by 1, 2 nulls first, 3""";

    private final JdbcClient sql;

    public Overview(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /**
     * How many messages stand how.
     *
     * @param recipient null for the messages as they came in: RECEIVED (not decided yet), ACCEPTED, DUPLICATE, REJECTED
     * @param state else a {@link DeliveryState}
     */
    public record StateCount(String sender, @Nullable String recipient, String state, long count) {}

    /** Counts by sender, recipient and state, in that order. */
    public List<StateCount> summary() {
        return sql.sql(SUMMARY)
                .query((row, number) -> new StateCount(
                        row.getString("sender"),
                        row.getString("recipient"),
                        row.getString("state"),
                        row.getLong("number")))
                .list();
    }

    /** The bytes as they came in; empty after their purge. */
    public Optional<byte[]> original(long entry) {
        return ofSender(entry, BodyKind.ORIGINAL);
    }

    /** The hub form, as canonical JSON in UTF-8; empty where not accepted, or after its purge. */
    public Optional<byte[]> notification(long entry) {
        return ofSender(entry, BodyKind.HUB);
    }

    /** The form rendered for a recipient; empty where there is none, or after its purge. */
    public Optional<byte[]> rendered(long entry, String recipient) {
        return Bodies.read(sql, entry, BodyKind.RENDERED, recipient);
    }

    /** Whether a message is above the hub's ceiling: its bytes are for nobody but who opens its dead letter. */
    public boolean isSpill(long entry) {
        return sql.sql("select spill from entry where id = ?")
                .param(entry)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private Optional<byte[]> ofSender(long entry, BodyKind kind) {
        return sql.sql("select sender from entry where id = ?")
                .param(entry)
                .query(String.class)
                .optional()
                .flatMap(sender -> Bodies.read(sql, entry, kind, sender));
    }
}
