package org.flaghoist.effect;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.Bodies;
import org.flaghoist.ledger.ReceiptKey;
import org.flaghoist.ledger.SentReceipt;
import org.flaghoist.ledger.body.BodyKind;
import org.flaghoist.notification.Receipt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The messages that a ledger keeps as their senders wrote them. Reads only. */
public final class KeptMessages implements EarlierRecipients {

    public static final int ALL = Integer.MAX_VALUE;

    private static final int AT_ONCE = 500;

    // Neither tests, nor duplicates, nor what is above the hub's ceiling and for nobody's eyes; nor what was rejected
    // for what came before it, which no reading of it alone would find.
    private static final String FROM = " from entry where received_at >= ? and test_run = 0 and spill = false"
            + " and state in ('ACCEPTED', 'REJECTED')"
            + " and coalesce(code, '') not in ('ID_REUSED', 'REVISION_ORDER', 'NOT_RECEIVED')";
    private static final String SINCE = "select id, sender, message_key, file, piece, reference, revision, received_at,"
            + " receipts" + FROM
            + " and id < ? order by id desc limit " + AT_ONCE;
    private static final String COUNT = "select count(*)" + FROM;
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
     * @param file its name; null for what was none
     * @param piece its number in its file
     * @param name reference and revision, or the entry's number where it has none
     * @param at when it came in
     * @param receipts that its sender was sent, as far as they are kept: without details, place and field
     */
    public record KeptMessage(
            String sender,
            @Nullable String file,
            int piece,
            byte[] original,
            String name,
            Instant at,
            List<Receipt> receipts) {}

    private record Row(
            long id, String sender, @Nullable String file, int piece, String name, Instant at, List<Receipt> receipts) {

        static Row of(ResultSet row, int number) throws SQLException {
            long id = row.getLong("id");
            String reference = row.getString("reference");
            String name = reference == null ? "entry " + id : reference + " r" + row.getInt("revision");
            return new Row(
                    id,
                    row.getString("sender"),
                    row.getString("file"),
                    row.getInt("piece"),
                    name,
                    Times.read(row, "received_at"),
                    receipts(row, reference));
        }

        private static List<Receipt> receipts(ResultSet row, @Nullable String reference) throws SQLException {
            String sender = row.getString("sender");
            String key = row.getString("message_key");
            Integer revision = reference == null ? null : row.getInt("revision");
            return SentReceipt.parse(row.getString("receipts")).stream()
                    .map(sent -> new Receipt(
                            ReceiptKey.of(sender, key, sent.status(), sent.recipient(), sent.code()),
                            reference,
                            revision,
                            sent.status(),
                            sent.recipient(),
                            sent.code(),
                            null,
                            null,
                            null,
                            sent.at()))
                    .toList();
        }

        KeptMessage message(byte[] original) {
            return new KeptMessage(sender, file, piece, original, name, at, receipts);
        }
    }

    /**
     * Those that came in since then, the last first, read as they are asked for; not those whose contents are deleted.
     *
     * @param most of them, with those whose contents are deleted
     */
    public Stream<KeptMessage> since(Instant from, int most) {
        return Stream.iterate(
                        before(from, Long.MAX_VALUE),
                        rows -> !rows.isEmpty(),
                        rows -> before(from, rows.get(rows.size() - 1).id()))
                .flatMap(List::stream)
                .limit(most)
                .flatMap(row -> Bodies.read(sql, row.id(), BodyKind.ORIGINAL, row.sender()).map(row::message).stream());
    }

    private List<Row> before(Instant from, long id) {
        return sql.sql(SINCE).params(Times.of(from), id).query(Row::of).list();
    }

    /** How many came in since then, also of those whose contents are deleted. */
    public long count(Instant from) {
        return sql.sql(COUNT).param(Times.of(from)).query(Long.class).single();
    }

    @Override
    public Set<String> of(String sender, String reference, int revision) {
        return Set.copyOf(sql.sql(EARLIER)
                .params(sender, reference, revision)
                .query(String.class)
                .list());
    }
}
