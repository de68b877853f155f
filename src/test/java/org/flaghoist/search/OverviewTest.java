package org.flaghoist.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.flaghoist.testing.LedgerFixture.queued;
import static org.flaghoist.testing.LedgerFixture.sample;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.ledger.RemovedPart;
import org.flaghoist.ledger.Repeat;
import org.flaghoist.ledger.Stage;
import org.flaghoist.notification.CanonicalJson;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.search.Overview.StateCount;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(TestDatabase.BOTH)
final class OverviewTest {

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    @Test
    void countsMessagesAndDeliveries() {
        hub.deliver("1", sample("new"), queued("east"), RecipientOutcome.refused("west", "R3"));
        hub.deliver("2", sample("update-2"), queued("east"));
        hub.send("3", sample("new"));
        assertThat(hub.overview.summary())
                .containsExactly(
                        new StateCount("north", null, "ACCEPTED", 2),
                        new StateCount("north", null, "DUPLICATE", 1),
                        new StateCount("north", "east", "QUEUED", 2),
                        new StateCount("north", "west", "REFUSED", 1));
    }

    @Test
    void showsTheTimelineOfANotification() {
        long entry = hub.deliver(
                "1",
                sample("new"),
                queued("east"),
                RecipientOutcome.held("south", "R9", List.of(new RemovedPart("/persons", "R6"))));
        hub.ledger.resolve(entry, RecipientOutcome.refused("south", "R9"), "ann, ben", "no purpose");
        hub.ledger.failed(entry, "east", 3, new Rejection(FaultCode.TOO_LONG, "", "name", null));
        List<RecordedEvent> story = hub.history.steps(entry);
        assertThat(story)
                .extracting(RecordedEvent::kind)
                .containsExactly("RECEIVED", "ACCEPTED", "QUEUED", "HELD", "REFUSED", "FAILED");
        assertThat(story.get(3).detail()).isEqualTo("{\"redactions\":[\"/persons\"]}");
        assertThat(story.get(4).actor()).isEqualTo("ann, ben");
        assertThat(story.get(5).detail()).isEqualTo("{\"attempts\":\"3\",\"code\":\"TOO_LONG\",\"field\":\"name\"}");
    }

    @Test
    void letsTheFirstOfTwoOperatorsDecide() {
        long entry = hub.deliver("1", sample("new"), RecipientOutcome.held("south", "R10", List.of()));
        hub.ledger.resolve(entry, queued("south"), "ann", "confirmed");
        hub.ledger.resolve(entry, queued("south"), "ann", "confirmed");
        assertThatThrownBy(() -> hub.ledger.resolve(entry, RecipientOutcome.refused("south", "R10"), "ben", "false"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(hub.kinds()).endsWith("HELD", "QUEUED");
    }

    @Test
    void recordsADeliveryOnceThoughItIsReportedAgain() {
        long entry = hub.deliver("1", sample("new"), queued("east"));
        hub.ledger.delivered(entry, "east", 2, null);
        hub.ledger.delivered(entry, "east", 3, Repeat.FOUND);
        assertThat(hub.kinds()).containsOnlyOnce("DELIVERED");
    }

    @Test
    void flagsADeliveryThatWasFoundDone() {
        long entry = hub.deliver("1", sample("new"), queued("east"));
        assertThat(hub.ledger.isDelivered(entry, "east")).isFalse();
        hub.ledger.delivered(entry, "east", 2, Repeat.FOUND);
        assertThat(hub.ledger.isDelivered(entry, "east")).isTrue();
        assertThat(hub.history.steps(entry).get(3).detail()).isEqualTo("{\"attempts\":\"2\",\"repeat\":\"FOUND\"}");
    }

    @Test
    void keepsAFileOfManyMebibytesAndTheHubForm() {
        byte[] file = new byte[5 << 20];
        new Random(1).nextBytes(file);
        long whole =
                hub.ledger.begin(new Arrival("north", "file", file, "N.csv", 0)).entry();
        assertThat(hub.overview.original(whole)).hasValue(file);
        long entry = hub.deliver("1", sample("new"));
        String hubForm = new CanonicalJson().text(LedgerFixture.hub(sample("new")));
        assertThat(hub.overview.notification(entry)).hasValue(hubForm.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void recordsARejectionWithAPlaceThatNoDatabaseTextCouldHold() {
        long entry = hub.begin("1", "{\"\\u0000\":1}").entry();
        hub.ledger.reject(
                entry, Stage.TRANSLATE, new Rejection(FaultCode.SCHEMA, "/\u0000", "\u0000", null), "\u0000", 1);
        assertThat(EventSeen.all(hub.database, "REJECTED").stream()
                        .map(event -> event.detail().toString()))
                .containsExactly("{\"code\":\"SCHEMA\",\"field\":\"\\u0000\",\"location\":\"/\\u0000\","
                        + "\"revision\":\"1\",\"stage\":\"TRANSLATE\"}");
    }
}
