package org.flaghoist.effect;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.Bodies;
import org.flaghoist.ledger.body.BodyKind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The messages that a ledger keeps as their senders wrote them. Reads only. */
public final class KeptMessages {

    static final int ALL = Integer.MAX_VALUE;

    private static final int AT_ONCE = 500;

    // Neither tests, nor duplicates, nor what is above the hub's ceiling and for nobody's eyes.
    private static final String SINCE =
            "select id, sender, piece, reference, revision from entry where received_at >= ?"
                    + " and id > ? and test_run = 0 and spill = false and state in ('ACCEPTED', 'REJECTED') order by id limit "
                    + AT_ONCE;
    private static final String AFTER = "select id from entry where received_at >= ? and test_run = 0 and spill = false"
            + " and state in ('ACCEPTED', 'REJECTED') order by id desc limit 1 offset ?";
    private static final String EARLIER = "select distinct d.recipient from entry e join delivery d on d.entry = e.id"
            + " where e.sender = ? and e.reference = ? and e.revision < ? and e.test_run = 0 and e.action is not null"
            + " and d.state in ('QUEUED', 'DELIVERED')";

    private final JdbcClient sql;

    public KeptMessages(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /**
     * One of them.
     *
     * @param piece its number in its file
     * @param name reference and revision, or the entry's number where it has none
     */
    public record KeptMessage(String sender, int piece, byte[] original, String name) {}

    private record Row(long id, String sender, int piece, String name) {

        static Row of(ResultSet row, int number) throws SQLException {
            long id = row.getLong("id");
            String reference = row.getString("reference");
            String name = reference == null ? "entry " + id : reference + " r" + row.getInt("revision");
            return new Row(id, row.getString("sender"), row.getInt("piece"), name);
        }
    }

    private long after(Instant from, int most) {
        return sql.sql(AFTER)
                .params(Times.of(from), most)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Gives out the last of those that came in since then, in their order; not those whose contents are deleted. */
    public void since(Instant from, int most, Consumer<KeptMessage> work) {
        long last = most == ALL ? 0 : after(from, most);
        List<Row> rows = List.of();
        do {
            last = rows.isEmpty() ? last : rows.get(rows.size() - 1).id();
            rows = sql.sql(SINCE).params(Times.of(from), last).query(Row::of).list();
            rows.forEach(row -> Bodies.read(sql, row.id(), BodyKind.ORIGINAL, row.sender())
                    .ifPresent(
                            original -> work.accept(new KeptMessage(row.sender(), row.piece(), original, row.name()))));
        } while (rows.size() == AT_ONCE);
    }

    /** Who was given an earlier revision. */
    public Set<String> earlier(String sender, String reference, int revision) {
        return Set.copyOf(sql.sql(EARLIER)
                .params(sender, reference, revision)
                .query(String.class)
                .list());
    }
}
