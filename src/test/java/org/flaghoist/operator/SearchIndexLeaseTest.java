package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.index.Indexer;
import org.flaghoist.index.SearchIndex;
import org.flaghoist.index.SearchKeys;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.ShortLeases;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Of two hubs on one ledger one puts contents into the index, and the other when that one is gone. */
class SearchIndexLeaseTest {

    private DataSource database;
    private LedgerDatabase recorded;
    private ClusterLeases one;
    private ClusterLeases other;

    @BeforeEach
    void start(@TempDir Path directory) {
        String url = TestDatabase.postgresql(directory);
        database = new DriverManagerDataSource(url);
        TestDatabase.migrate(database, url);
        recorded = new LedgerDatabase(database, new byte[32], Clock.systemUTC());
        one = ClusterLeases.sharedBy(database, ShortLeases.KEPT);
        other = ClusterLeases.sharedBy(database, ShortLeases.KEPT);
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void indexesAtOneHubAndAtTheOtherWhenThatOneIsGone() {
        SearchIndexJob there = job(other);
        there.look();
        SearchIndexJob here = job(one);
        keep("N-1");
        here.look();
        assertThat(count("search_key")).isZero();
        await().untilAsserted(() -> {
            there.look();
            assertThat(count("search_waiting")).isZero();
        });
        long first = count("search_key");
        assertThat(first).isPositive();

        keep("N-2");
        other.close();
        await().untilAsserted(() -> {
            there.look();
            here.look();
            assertThat(count("search_waiting")).isZero();
        });
        assertThat(count("search_key")).isEqualTo(2 * first);
    }

    private SearchIndexJob job(ClusterLeases leases) {
        SearchIndex index = new SearchIndex(recorded);
        return new SearchIndexJob(
                new Indexer(recorded, index, new SearchKeys(new byte[32]), (partner, copy) -> ""), leases);
    }

    private void keep(String reference) {
        String text = LedgerFixture.sample("known").replace("N-1", reference);
        Ledger ledger = new Ledger(recorded);
        ledger.together(() -> {
            long entry = ledger.begin(new Arrival(
                            "north", "message-" + reference, text.getBytes(StandardCharsets.UTF_8), null, 1))
                    .entry();
            return ledger.accept(entry, LedgerFixture.hub(text));
        });
    }

    private long count(String table) {
        return JdbcClient.create(database)
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}
