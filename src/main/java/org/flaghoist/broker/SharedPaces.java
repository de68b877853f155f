package org.flaghoist.broker;

import java.time.Duration;
import javax.sql.DataSource;
import org.flaghoist.database.Transactions;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * The paces of all hubs on one database, by its clock: the two lanes of a partner may be at different hubs. What goes
 * to partners that have no throttle asks nobody. Thread-safe.
 */
public final class SharedPaces {

    /** One row a partner; no row is changed where it is too early. */
    private static final String ASK = "insert into delivery_pace (partner, next_at) select :partner, now + :each"
            + " from clock where true on conflict (partner) do update set next_at ="
            + " case when delivery_pace.next_at < excluded.next_at - :each - :saved then excluded.next_at - :saved"
            + " else delivery_pace.next_at + :each end where delivery_pace.next_at <= excluded.next_at - :each";

    private static final String WAIT = "select next_at - (select now from clock) from delivery_pace where partner = ?";

    private final JdbcClient sql;
    private final Transactions transactions;

    public SharedPaces(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.transactions = new Transactions(database);
    }

    Pace.HubsTogether of(String partner) {
        return (each, saved) -> {
            try {
                return transactions.get(() -> ask(partner, Math.max(1, each.toMillis()), saved.toMillis()));
            } catch (DataAccessException | TransactionException e) {
                // Nothing is delivered without the database, which is asked next about the message.
                return Duration.ZERO;
            }
        };
    }

    private Duration ask(String partner, long each, long saved) {
        boolean goes = sql.sql(ASK)
                        .param("partner", partner)
                        .param("each", each)
                        .param("saved", saved)
                        .update()
                == 1;
        return goes ? Duration.ZERO : Duration.ofMillis(Math.max(1, Math.min(each, left(partner))));
    }

    // At most the distance: the database's clock may have been set back.
    private long left(String partner) {
        return sql.sql(WAIT).param(partner).query(Long.class).single();
    }
}
