package org.flaghoist.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flaghoist.testing.LedgerFixture.sample;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.flaghoist.index.Indexer;
import org.flaghoist.index.SearchIndex;
import org.flaghoist.index.SearchKeys;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(TestDatabase.BOTH)
class SearchWatchTest {

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    private final SearchIndex index = new SearchIndex(hub.recorded);

    @Test
    void findsThatContentsWaitTooLongForTheIndexUntilTheyAreInIt() {
        hub.deliver("1", sample("known"));
        assertThat(look()).isEmpty();

        wait(Duration.ofMinutes(14));
        assertThat(look()).isEmpty();
        wait(Duration.ofMinutes(2));
        assertThat(look()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.since()).isBefore(Instant.now().minus(Duration.ofMinutes(15)));
            assertThat(finding.text()).doesNotContainIgnoringCase("6b4k");
        });
        wait(Duration.ofHours(4));
        assertThat(look()).extracting(Finding::severity).containsExactly(Severity.CRITICAL);

        Indexer indexer = new Indexer(hub.recorded, index, new SearchKeys(hub.key), (partner, copy) -> "");
        while (indexer.step()) {
            // until nothing is left
        }
        assertThat(look()).isEmpty();
        assertThat(index.lag()).isZero();
    }

    /** A hub whose clock is ahead has received what the database has got just now. */
    @Test
    void goesByTheClockOfTheDatabase() {
        hub.deliver("1", sample("known"));
        hub.rows.update("update entry set received_at = received_at - 86400000");
        assertThat(look()).isEmpty();
    }

    private void wait(Duration more) {
        hub.rows.update("update search_waiting set since = since - ?", more.toMillis());
    }

    private List<Finding> look() {
        return new SearchWatch(index, SearchWatch.LIMITS, Clock.systemUTC()).look();
    }
}
