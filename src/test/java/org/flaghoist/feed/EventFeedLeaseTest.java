package org.flaghoist.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.cluster.LeaseLost;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.chain.Chain;
import org.flaghoist.testing.ShortLeases;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Of two hubs on one ledger one publishes, and the other goes on where that one is gone. */
class EventFeedLeaseTest {

    private static final byte[] KEY = new byte[32];

    private DataSource database;
    private ClusterLeases one;
    private ClusterLeases other;
    private EventFeed here;
    private EventFeed there;

    @BeforeEach
    void start(@TempDir Path directory) {
        String url = TestDatabase.postgresql(directory);
        database = new DriverManagerDataSource(url);
        TestDatabase.migrate(database, url);
        one = ClusterLeases.sharedBy(database, ShortLeases.KEPT);
        other = ClusterLeases.sharedBy(database, ShortLeases.KEPT);
        here = feed(one);
        there = feed(other);
        here.begin();
    }

    private EventFeed feed(ClusterLeases leases) {
        return new EventFeed(database, new FeedPosition(database), leases, new FeedOutages(Clock.systemUTC()));
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    /** Both write, and numbers of records become visible in another order than they were given out. */
    @Test
    void goesOnAtTheOtherHubWhereTheFirstIsGoneAndMissesNothing() {
        List<FeedEvent> published = new ArrayList<>();
        here.next();
        write(50);
        FeedBatch first = here.next();
        published.addAll(first.events());
        assertThat(there.next().isAny()).isFalse();
        here.published(first);

        write(50);
        FeedBatch inHand = here.next();
        one.close();
        await().until(() -> there.next().isAny());
        FeedBatch again = there.next();

        assertThatThrownBy(inHand.lease()::check).isInstanceOf(LeaseLost.class);
        assertThat(again.events()).isEqualTo(inHand.events());
        published.addAll(again.events());
        assertThat(published).hasSize(100).extracting(FeedEvent::id).doesNotHaveDuplicates();
    }

    private void write(int events) {
        LedgerDatabase[] hubs = {ledger(), ledger()};
        Chain chain = new Chain(database, KEY);
        IntStream.range(0, events).parallel().forEach(number -> {
            LedgerDatabase hub = hubs[number % hubs.length];
            hub.transactions().run(() -> hub.append(Event.of(EventKind.OPERATED, Event.HUB)));
        });
        chain.seal();
    }

    private LedgerDatabase ledger() {
        return new LedgerDatabase(database, KEY, Clock.systemUTC());
    }
}
