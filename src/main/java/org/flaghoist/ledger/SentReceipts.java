package org.flaghoist.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.flaghoist.notification.Receipt;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What senders were told. Without the details, which may hold a value of the message. */
final class SentReceipts {

    private static final String INSERT =
            "insert into receipt (receipt, entry, status, recipient, code, told_at) values (?, ?, ?, ?, ?, ?)";

    private final JdbcClient sql;
    private final Rows rows;
    private final NewEntries made;

    SentReceipts(DataSource database, NewEntries made) {
        this.sql = JdbcClient.create(database);
        this.rows = new Rows(database);
        this.made = made;
    }

    /** One whose key is there already stays as it was. */
    void put(long entry, List<Receipt> told) {
        Set<String> there = there(entry);
        rows.insert(
                INSERT,
                told.stream()
                        .filter(receipt -> !there.contains(receipt.receipt()))
                        .map(receipt -> values(entry, receipt))
                        .toList());
    }

    private Set<String> there(long entry) {
        if (made.isFirst(entry, SentReceipts.class)) {
            return Set.of();
        }
        return Set.copyOf(sql.sql("select receipt from receipt where entry = ?")
                .param(entry)
                .query(String.class)
                .list());
    }

    private static Object[] values(long entry, Receipt receipt) {
        return new Object[] {
            receipt.receipt(),
            entry,
            receipt.status().name(),
            receipt.recipient(),
            receipt.code(),
            Times.of(Instant.parse(receipt.at()))
        };
    }

    void takeBack(long entry, String recipient) {
        sql.sql("delete from receipt where entry = ? and recipient = ?")
                .params(entry, recipient)
                .update();
    }
}
