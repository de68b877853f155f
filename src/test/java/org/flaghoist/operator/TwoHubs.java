package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
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

    private final HubFixture hub;
    private final DataSource database;
    private final Ledger ledger;
    private final ClusterLeases one;
    private final ClusterLeases other;

    TwoHubs(Path directory) throws Exception {
        hub = new HubFixture(directory);
        String url = TestDatabase.postgresql(directory.resolve("two-hubs"));
        database = new DriverManagerDataSource(url);
        TestDatabase.migrate(database, url);
        ledger = new Ledger(new LedgerDatabase(database, new byte[32], Clock.systemUTC()));
        one = ClusterLeases.sharedBy(database, ShortLeases.TIMES);
        other = ClusterLeases.sharedBy(database, ShortLeases.TIMES);
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
    public void close() throws Exception {
        one.close();
        other.close();
        hub.close();
    }
}
