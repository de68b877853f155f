package org.flaghoist.exchange;

import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.database.Times;
import org.flaghoist.database.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Remembers the last contacts with partners over restarts. */
public final class Contacts {

    private final JdbcClient sql;
    private final Transactions transactions;

    public Contacts(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.transactions = new Transactions(database);
    }

    /** Those of all partners there ever were. */
    List<Contact> all() {
        return sql.sql("select partner, way, happened_at from contact")
                .query((row, number) -> new Contact(
                        row.getString("partner"),
                        Contact.Way.valueOf(row.getString("way")),
                        Times.read(row, "happened_at")))
                .list();
    }

    /** Puts these in the place of those before. */
    void save(List<Contact> contacts) {
        transactions.run(() -> contacts.forEach(this::save));
    }

    private void save(Contact contact) {
        if (write("update contact set happened_at = :at where partner = :partner and way = :way", contact) == 0) {
            write("insert into contact (partner, way, happened_at) values (:partner, :way, :at)", contact);
        }
    }

    private int write(String statement, Contact contact) {
        return sql.sql(statement)
                .param("partner", contact.partner())
                .param("way", contact.way().name())
                .param("at", Times.of(contact.at()))
                .update();
    }
}
