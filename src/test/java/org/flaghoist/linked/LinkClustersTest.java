package org.flaghoist.linked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flaghoist.linked.LinkedLedger.OTHER;
import static org.flaghoist.linked.LinkedLedger.engine;
import static org.flaghoist.testing.LedgerFixture.SENDER;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkClustersTest {

    @AutoClose
    private LinkedLedger ledger;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        ledger = new LinkedLedger(folder);
    }

    @Test
    void leavesOutOfAClusterWhatHangsTogetherBySomethingOfOneSenderOnly() {
        String both = "{\"id\":\"N-1\",\"type\":\"SEIZURE\",\"action\":\"NEW\",\"revision\":1,"
                + "\"engines\":[{\"serial\":\"6B4K771\"},{\"serial\":\"7C5L882\"}]}";
        long first = ledger.send(SENDER, both);
        ledger.send(SENDER, engine("N-2", "NEW", 1, "7C5L882"));
        long other = ledger.send(OTHER, engine("S-1", "NEW", 1, "6B4K771"));
        assertThat(ledger.clusters())
                .singleElement()
                .satisfies(cluster -> assertThat(cluster.notifications())
                        .extracting(LinkedNotification::entry)
                        .containsExactly(other, first));
    }

    @Test
    void showsFortyNotificationsOfAClusterAndSaysThatThereAreMore() {
        ledger.send(SENDER, engine("N-1", "NEW", 1, "6B4K771"));
        for (int i = 1; i < ClusterSearch.MOST; i++) {
            ledger.hub.accepted(OTHER, "s" + i, engine("S-1" + i, "NEW", 1, "6B4K771"), 0);
        }
        ledger.index();
        assertThat(ledger.clusters()).singleElement().satisfies(cluster -> {
            assertThat(cluster.notifications()).hasSize(ClusterSearch.MOST);
            assertThat(cluster.isMore()).isFalse();
        });

        ledger.send(OTHER, engine("S-2", "NEW", 1, "6B4K771"));
        assertThat(ledger.clusters()).singleElement().satisfies(cluster -> {
            assertThat(cluster.notifications()).hasSize(ClusterSearch.MOST);
            assertThat(cluster.isMore()).isTrue();
        });
    }

    @Test
    void marksANameAloneAsWeakAndAsksForItBeforeItMakesACluster() {
        String boat =
                "{\"id\":\"%s\",\"type\":\"SEIZURE\",\"action\":\"NEW\",\"revision\":1,\"vessels\":[{\"name\":\"%s\"}]}";
        long first = ledger.send(SENDER, boat.formatted("N-1", "Sea Eagle"));
        ledger.send(OTHER, boat.formatted("S-1", "SEA EAGLE"));

        assertThat(new Links(ledger.hub.database).of(first).rows()).hasSize(1).allMatch(Links.LinkedRow::weak);
        assertThat(ledger.clusters()).isEmpty();
        assertThat(new LinkClusters(ledger.hub.database)
                        .before(Long.MAX_VALUE, true)
                        .clusters())
                .hasSize(1);
    }

    @Test
    void listsEachClusterOnceAndTheNewestFirst() {
        for (int i = 0; i < 50; i++) {
            ledger.hub.accepted(SENDER, "n" + i, engine("N-1" + i, "NEW", 1, "6B4K77" + i), 0);
            ledger.hub.accepted(OTHER, "s" + i, engine("S-1" + i, "NEW", 1, "6B4K77" + i), 0);
        }
        ledger.index();
        LinkClusters all = new LinkClusters(ledger.hub.database);
        LinkClusters.ClusterPage page = all.before(Long.MAX_VALUE, false);
        int listed = page.clusters().size();
        assertThat(page.clusters().get(0).newest())
                .isGreaterThan(page.clusters().get(1).newest());
        while (page.next() != null) {
            page = all.before(page.next(), false);
            listed += page.clusters().size();
        }
        assertThat(listed).isEqualTo(50);
    }
}
