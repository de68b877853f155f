package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.ShortLeases;
import org.flaghoist.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What is two hubs' on one ledger and one broker; the broker, and what needs no lease, is that of a third. */
final class TwoHubs implements AutoCloseable {

    private static final int ENTRIES = 1_000;

    private final Path directory;
    private final HubFixture hub;
    private DataSource database;
    private Ledger ledger;
    private ClusterLeases one;
    private ClusterLeases other;
    private int ledgers;

    TwoHubs(Path directory) throws Exception {
        this.directory = directory;
        hub = HubFixture.lent();
        begin();
    }

    /** Two others on the same broker, with a ledger of their own: nothing is left of those before. */
    void renew() {
        end();
        begin();
        Broker broker = hub.bean(Broker.class);
        List.of("north", "west").forEach(partner -> {
            broker.removeAll(QueueNames.out(partner), "");
            broker.removeAll(QueueNames.withdrawn(partner), "");
        });
    }

    private void begin() {
        String url = TestDatabase.postgresql(directory.resolve("two-hubs-" + ledgers));
        database = new DriverManagerDataSource(url);
        TestDatabase.migrate(database, url);
        // The broker drops what it had before by its name, and some names are made of the number of an entry.
        JdbcClient.create(database)
                .sql("alter table entry alter column id restart with " + (1 + ledgers++ * ENTRIES))
                .update();
        ledger = new Ledger(new LedgerDatabase(database, new byte[32], Clock.systemUTC()));
        one = ClusterLeases.sharedBy(database, ShortLeases.KEPT);
        other = ClusterLeases.sharedBy(database, ShortLeases.KEPT);
    }

    private void end() {
        one.close();
        other.close();
    }

    HubFixture hub() {
        return hub;
    }

    /** One of the third hub's parts. */
    <T> T bean(Class<T> type) {
        return hub.bean(type);
    }

    DataSource database() {
        return database;
    }

    Ledger ledger() {
        return ledger;
    }

    /** The leases of one hub. */
    ClusterLeases one() {
        return one;
    }

    ClusterLeases other() {
        return other;
    }

    /** Changes the shared ledger beside the hubs. */
    void sql(String statement) {
        assertThat(JdbcClient.create(database).sql(statement).update()).isPositive();
    }

    @Override
    public void close() {
        end();
    }
}
