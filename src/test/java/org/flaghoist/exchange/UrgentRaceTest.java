package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.notification.Urgency;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.flaghoist.urgent.CommittedCopies;
import org.flaghoist.urgent.LaneProgress;
import org.flaghoist.urgent.UrgentEntries;
import org.flaghoist.urgent.UrgentEntry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;

/** A message and its copy that are handled at once. */
@Tag(TestDatabase.BOTH)
class UrgentRaceTest {

    private static final String NOTIFICATION = LedgerFixture.sample("new");

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    private final AtomicLong inLane = new AtomicLong();
    private UrgentEntries entries;
    private UrgentLanes lanes;
    private RecordStep record;

    @BeforeEach
    void open() throws Exception {
        entries = new UrgentEntries(hub.recorded);
        lanes = lanes();
        record = new RecordStep(hub.ledger, lanes, () -> {});
    }

    private UrgentLanes lanes() {
        return new UrgentLanes(
                entries, new CommittedCopies(entries), new LaneProgress(hub.recorded), queue -> inLane.get());
    }

    @ParameterizedTest
    @CsvSource({"COPY, ORIGINAL", "ORIGINAL, COPY"})
    void endsWithTheEntryOfOne(InboundLane first, InboundLane second) {
        record(first, true);

        assertThatThrownBy(() -> record(second, true)).isInstanceOf(DuplicateKeyException.class);
        // It comes again, and may have found nothing just before the other one's commit.
        assertThatThrownBy(() -> record(second, false)).isInstanceOf(ConcurrencyFailureException.class);

        record(first, false);
        assertThat(hub.count("entry")).isOne();
        assertThat(entry("1").lane()).isEqualTo(first == InboundLane.COPY ? Urgency.PRIORITY : Urgency.ROUTINE);
    }

    @Test
    void leavesToTheCopyWhatItHasMadeAndToTheMessageAllElse() {
        inLane.set(1);
        UrgentEntry pending = new UrgentEntry(7, Urgency.PRIORITY, false);

        assertThat(lanes.isOriginalHandled("north", "1", null)).isTrue();
        assertThat(lanes.isOriginalHandled("north", "1", new UrgentEntry(7, Urgency.ROUTINE, false)))
                .isTrue();
        assertThat(lanes.isOriginalHandled("north", "1", new UrgentEntry(7, Urgency.PRIORITY, true)))
                .isFalse();
        assertThatThrownBy(() -> lanes.isOriginalHandled("north", "1", pending))
                .isInstanceOf(ConcurrencyFailureException.class)
                .hasMessageContaining(QueueNames.urgentIn("north"));
        inLane.set(0);
        assertThat(lanes.isOriginalHandled("north", "1", pending)).isFalse();
    }

    @Test
    void waitsForNoCopyAfterWhichTheBrokerHasCommittedAnother() {
        inLane.set(1);
        long entry = handleCopy("1", Urgency.PRIORITY);
        // This hub died before it could record what the broker had committed, and the lane is never empty.
        lanes = lanes();
        record = new RecordStep(hub.ledger, lanes, () -> {});
        UrgentEntry unknown = new UrgentEntry(entry, Urgency.PRIORITY, false);
        assertThatThrownBy(() -> lanes.isOriginalHandled("north", "1", unknown))
                .isInstanceOf(ConcurrencyFailureException.class);

        // What is more urgent comes before it, though sent later.
        handleCopy("2", Urgency.IMMEDIATE);
        assertThatThrownBy(() -> lanes.isOriginalHandled("north", "1", unknown))
                .isInstanceOf(ConcurrencyFailureException.class);

        handleCopy("3", Urgency.PRIORITY);
        assertThat(lanes.isOriginalHandled("north", "1", unknown)).isFalse();
    }

    /** Up to the broker's commit. */
    private long handleCopy(String messageKey, Urgency urgency) {
        String lane = QueueNames.urgentIn(LedgerFixture.SENDER);
        lanes.begin(lane, Map.of(messageKey, urgency), false);
        String notification = NOTIFICATION.replace("N-1", "N-" + messageKey);
        Arrival arrival =
                new Arrival(LedgerFixture.SENDER, messageKey, notification.getBytes(StandardCharsets.UTF_8), null, 1);
        hub.ledger.batch(
                true,
                () -> record.record(new ReadMessage(
                        arrival, InboundLane.COPY, Instant.now(), LedgerFixture.hub(notification), null)));
        lanes.ended(lane, true);
        return entry(messageKey).entry();
    }

    private UrgentEntry entry(String messageKey) {
        return Objects.requireNonNull(
                entries.find(LedgerFixture.SENDER, List.of(messageKey)).get(messageKey));
    }

    private void record(InboundLane lane, boolean isFirstTry) {
        if (lane == InboundLane.COPY) {
            lanes.begin(QueueNames.urgentIn(LedgerFixture.SENDER), Map.of("1", Urgency.PRIORITY), false);
        }
        Arrival arrival =
                new Arrival(LedgerFixture.SENDER, "1", NOTIFICATION.getBytes(StandardCharsets.UTF_8), null, 1);
        ReadMessage message = new ReadMessage(arrival, lane, Instant.now(), LedgerFixture.hub(NOTIFICATION), null);
        hub.ledger.batch(isFirstTry, () -> record.record(message));
    }
}
