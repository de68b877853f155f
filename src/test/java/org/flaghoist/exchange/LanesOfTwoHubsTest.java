package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.Set;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.notification.Urgency;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One hub decides in which lane a revision goes, and another delivers the earlier one. */
@Tag(TestDatabase.BOTH)
class LanesOfTwoHubsTest {

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    private final Ledger other = new Ledger(new LedgerDatabase(hub.database, hub.key, Clock.systemUTC()));

    @Test
    void followsAnEarlierRevisionUntilTheOtherHubHasDeliveredIt() throws Exception {
        long first = hub.deliver("1", Notifications.of("north", "N-1"), LedgerFixture.queued("east"));
        assertThat(laneOfTheNext()).isEqualTo(Urgency.ROUTINE);

        other.delivered(first, "east", 1, null);

        assertThat(laneOfTheNext()).isEqualTo(Urgency.IMMEDIATE);
    }

    private Urgency laneOfTheNext() throws Exception {
        JsonNode next = new ObjectMapper()
                .readTree(Notifications.of("north", "N-1")
                        .replace("\"action\":\"NEW\",\"revision\":1", "\"action\":\"UPDATE\",\"revision\":2")
                        .replace("\"ROUTINE\"", "\"IMMEDIATE\""));
        return new Lanes(hub.ledger, Set.of("east")).of("east", next, new Source("north", 2, "2"));
    }
}
