package org.flaghoist.search;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flaghoist.database.Conditions;
import org.flaghoist.due.DueRow;
import org.flaghoist.ledger.ReceiptKey;
import org.flaghoist.ledger.SentReceipt;
import org.flaghoist.taken.TakenRow;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the ledger has about one message, but what of it waits for people. Reads only. */
public final class NotificationHistory {

    /** More is no story that anybody reads, and a sender can go on for ever. */
    private static final int MOST = 1_000;

    private final JdbcClient sql;
    private final NotificationRows rows;

    public NotificationHistory(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.rows = new NotificationRows(sql);
    }

    /**
     * A receipt that the sender was sent.
     *
     * @param recipient whom it is about; null where about the notification itself
     */
    public record ReceiptRow(
            String receipt,
            String status,
            @Nullable String recipient,
            @Nullable String code,
            Instant at) {}

    public Optional<NotificationRow> row(long entry) {
        return rows.where(new Conditions().and("e.id = :entry", "entry", entry), 1).stream()
                .findFirst();
    }

    /** All copies and revisions that its sender sent, in this test run or live, the newest first. */
    public List<NotificationRow> revisions(NotificationRow of) {
        if (of.header().reference() == null) {
            return List.of(of);
        }
        Conditions same = new Conditions()
                .and("e.reference = :reference", "reference", of.header().reference())
                .and("e.sender = :sender", "sender", of.sender())
                .and("e.test_run = :test_run", "test_run", of.testRun());
        return rows.where(same, MOST);
    }

    /** The revision that was accepted last before this one; empty where there is none. */
    public Optional<NotificationRow> before(NotificationRow of) {
        return revisions(of).stream()
                .filter(other -> other.header().action() != null
                        && isBefore(other.header().revision(), of.header().revision()))
                .findFirst();
    }

    private static boolean isBefore(@Nullable Integer one, @Nullable Integer other) {
        return one != null && other != null && one < other;
    }

    /** What happened to a message, in order. */
    public List<RecordedEvent> steps(long entry) {
        return RecordedEvent.list(
                sql, "from event_record r where r.entry = :entry order by r.id limit " + MOST, Map.of("entry", entry));
    }

    /** By when deliveries of it are due that wait, and what was late. */
    public List<DueRow> due(long entry) {
        return DueRow.of(sql, entry);
    }

    /** When which recipients took it. */
    public Map<String, Instant> taken(long entry) {
        return TakenRow.of(sql, entry);
    }

    /** The receipts that its sender was sent, in the order of sending. */
    public List<ReceiptRow> receipts(long entry) {
        return sql.sql("select sender, message_key, receipts from entry where id = ?")
                .param(entry)
                .query((row, number) -> receiptRows(
                        row.getString("sender"),
                        row.getString("message_key"),
                        SentReceipt.parse(row.getString("receipts"))))
                .optional()
                .orElse(List.of());
    }

    private static List<ReceiptRow> receiptRows(String sender, String messageKey, List<SentReceipt> receipts) {
        return receipts.stream()
                .sorted(Comparator.comparing(SentReceipt::at))
                .map(receipt -> new ReceiptRow(
                        ReceiptKey.of(sender, messageKey, receipt.status(), receipt.recipient(), receipt.code()),
                        receipt.status().name(),
                        receipt.recipient(),
                        receipt.code(),
                        Instant.parse(receipt.at())))
                .toList();
    }
}
