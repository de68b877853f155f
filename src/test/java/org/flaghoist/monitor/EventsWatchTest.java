package org.flaghoist.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.flaghoist.broker.EventsSettings;
import org.flaghoist.feed.FeedPosition;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.testing.LedgerFixture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventsWatchTest {

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    @BeforeEach
    void open() throws IOException {
        hub.rows.update("update feed_position set link = 0");
        hub.recorded.transactions().run(() -> hub.recorded.append(Event.of(EventKind.OPERATED, Event.HUB)));
        hub.chain.seal();
    }

    @Test
    void findsThatWhatHappenedIsNotPublished() {
        assertThat(look(true, Duration.ofMinutes(14), Map.of())).isEmpty();
        assertThat(look(true, Duration.ofMinutes(16), Map.of()))
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
        assertThat(look(true, Duration.ofHours(5), Map.of()))
                .extracting(Finding::severity)
                .containsExactly(Severity.CRITICAL);
        hub.rows.update("update feed_position set link = 1");
        assertThat(look(true, Duration.ofHours(5), Map.of())).isEmpty();
    }

    @Test
    void namesTheSubscriptionThatSoonKeepsAllFromBeingTold() {
        assertThat(look(true, Duration.ZERO, Map.of("siem.all", 499L))).isEmpty();
        assertThat(look(true, Duration.ZERO, Map.of("siem.all", 500L, "statistics.all", 900L)))
                .allSatisfy(finding -> assertThat(finding.text()).contains(finding.subject()))
                .extracting(finding -> finding.subject() + " " + finding.severity())
                .containsExactlyInAnyOrder("siem.all WARNING", "statistics.all CRITICAL");
    }

    @Test
    void findsNothingWhereNothingIsToBePublished() {
        assertThat(look(false, Duration.ofHours(5), Map.of("siem.all", 1_000L))).isEmpty();
    }

    private List<Finding> look(boolean publish, Duration ahead, Map<String, Long> unread) {
        Clock clock = Clock.fixed(Clock.systemUTC().instant().plus(ahead), ZoneOffset.UTC);
        EventsSettings settings = new EventsSettings(publish, 1_000, null);
        return new EventsWatch(settings, new FeedPosition(hub.database), () -> unread, clock).look();
    }
}
