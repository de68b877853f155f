package org.flaghoist.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.flaghoist.notification.Receipt;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What senders were told. Without the details, which may hold a value of the message. */
final class Receipts {

    private static final String INSERT =
            "insert into receipt (receipt, entry, status, recipient, code, told_at) values (?, ?, ?, ?, ?, ?)";

    private final JdbcClient sql;
    private final Rows rows;

    Receipts(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.rows = new Rows(database);
    }

    /** One whose key is there already stays as it was. */
    void put(long entry, List<Receipt> told) {
        Set<String> there = Set.copyOf(sql.sql("select receipt from receipt where entry = ?")
                .param(entry)
                .query(String.class)
                .list());
        rows.insert(
                INSERT,
                told.stream()
                        .filter(receipt -> !there.contains(receipt.receipt()))
                        .map(receipt -> values(entry, receipt))
                        .toList());
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
