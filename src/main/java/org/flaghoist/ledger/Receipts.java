package org.flaghoist.ledger;

import java.time.Instant;
import org.flaghoist.notification.Receipt;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What senders were told. Without the details, which may hold a value of the message. */
final class Receipts {

    private static final String INSERT = "insert into receipt (receipt, entry, status, recipient, code, told_at)"
            + " values (:receipt, :entry, :status, :recipient, :code, :at)";

    private final JdbcClient sql;

    Receipts(JdbcClient sql) {
        this.sql = sql;
    }

    void put(long entry, Receipt receipt) {
        if (there(entry, receipt)) {
            return;
        }
        sql.sql(INSERT)
                .param("receipt", receipt.receipt())
                .param("entry", entry)
                .param("status", receipt.status().name())
                .param("recipient", receipt.recipient())
                .param("code", receipt.code())
                .param("at", Times.of(Instant.parse(receipt.at())))
                .update();
    }

    void takeBack(long entry, String recipient) {
        sql.sql("delete from receipt where entry = ? and recipient = ?")
                .params(entry, recipient)
                .update();
    }

    private boolean there(long entry, Receipt receipt) {
        return sql.sql("select entry from receipt where entry = ? and receipt = ?")
                .params(entry, receipt.receipt())
                .query(Long.class)
                .optional()
                .isPresent();
    }
}
