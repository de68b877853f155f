package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.Urgency;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.urgent.CommittedCopies;
import org.flaghoist.urgent.LaneProgress;
import org.flaghoist.urgent.UrgentEntries;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.dao.ConcurrencyFailureException;

/** Which copy of an update or a cancellation goes ahead: that which follows what is known to be over. */
class UpdateCopiesTest {

    private static final String IN = QueueNames.in(LedgerFixture.SENDER);
    private static final String URGENT_IN = QueueNames.urgentIn(LedgerFixture.SENDER);

    @AutoClose
    private LedgerFixture ledger = LedgerFixture.open();

    private final Hub hub = new Hub(ledger);
    private final Hub other = new Hub(ledger);

    @Test
    void followsWhatTheBrokerHasCommittedOfTheInboundQueue() {
        hub.handle(IN, true, "new");

        assertThat(hub.mayFollow("update-2")).isTrue();
    }

    @Test
    void staysBehindWhatTheBrokerHasNotCommitted() {
        hub.handle(IN, true, "other");
        hub.handle(IN, false, "new");

        assertThat(hub.mayFollow("update-2")).isFalse();

        // Done again, and what was sent after it is not.
        hub.handle(IN, true, "new");
        assertThat(hub.mayFollow("update-2")).isFalse();

        hub.handle(IN, true, "another");
        assertThat(hub.mayFollow("update-2")).isTrue();
    }

    @Test
    void learnsFromTheOtherHubWhatTheBrokerHasCommitted() {
        other.handle(IN, true, "new");
        assertThat(hub.mayFollow("update-2")).isFalse();

        other.progress.save();

        assertThat(hub.mayFollow("update-2")).isTrue();
    }

    @Test
    void followsACopyOnlyWhenTheBrokerHasCommittedIt() {
        hub.handle(IN, true, "other");
        hub.handle(URGENT_IN, false, "new");
        // How far the inbound queue has come says nothing of it.
        hub.handle(IN, true, "another");
        assertThat(hub.mayFollow("update-2")).isFalse();

        hub.handle(URGENT_IN, true, "new");
        assertThat(hub.mayFollow("update-2")).isTrue();
        assertThat(other.mayFollow("update-2")).isFalse();

        hub.copies.save();
        assertThat(other.mayFollow("update-2")).isTrue();
    }

    @Test
    void followsWhatIsHandledJustBeforeItInTheSameTransaction() {
        assertThat(hub.mayFollowAfter("update-2", "new")).isTrue();
        assertThat(hub.mayFollowAfter("update-3", "new")).isFalse();
        assertThat(hub.mayFollowAfter("update-3", "new", "update-2")).isTrue();
        assertThat(hub.mayFollowAfter("update-7", "new", "cancel-6")).isFalse();
    }

    @Test
    void followsNothingThatWasRejectedAfterItWasAccepted() {
        hub.begin(URGENT_IN, "new");
        ledger.ledger.rehearse(() -> {
            RecordedMessage recorded = hub.record(URGENT_IN, "new");
            hub.record.rejected(
                    recorded.message(), recorded.begun(), new Rejection(FaultCode.INTERNAL, "", null, null));
            return recorded;
        });

        assertThat(hub.lanes.mayFollow(message(URGENT_IN, "update-2"))).isFalse();
    }

    @Test
    void staysWhereARevisionMayLieBetween() {
        hub.handle(IN, true, "new");

        assertThat(hub.mayFollow("update-3")).isFalse();
        assertThat(hub.mayFollow("cancel-6")).isFalse();
    }

    @Test
    void staysWhereNothingCameBefore() {
        assertThat(hub.mayFollow("update-2")).isFalse();
    }

    @Test
    void staysBehindACancellation() {
        hub.handle(IN, true, "new");
        hub.handle(IN, true, "update-5");
        assertThat(hub.mayFollow("cancel-6")).isTrue();

        hub.handle(IN, true, "cancel-6");

        assertThat(hub.mayFollow("update-7")).isFalse();
    }

    @Test
    void letsNothingThatWasSentOutOfTurnComeBeforeACopyThatIsUnderWay() {
        hub.handle(URGENT_IN, false, "new");

        assertThatThrownBy(() -> other.handle(IN, true, "update-2"))
                .isInstanceOf(ConcurrencyFailureException.class)
                .hasMessageContaining("translate-urgent.north");
        assertThat(ledger.count("entry")).isOne();
        other.handle(IN, true, "other");

        hub.handle(URGENT_IN, true, "new");
        hub.copies.save();
        other.handle(IN, true, "update-2");
        assertThat(ledger.count("entry")).isEqualTo(3);
    }

    private static ReadMessage message(String queue, String sample) {
        ObjectNode notification =
                switch (sample) {
                    case "other", "another" ->
                        LedgerFixture.hub(LedgerFixture.sample("new")).put("id", sample);
                    default -> LedgerFixture.hub(LedgerFixture.sample(sample));
                };
        byte[] bytes = notification.toString().getBytes(StandardCharsets.UTF_8);
        Arrival arrival = new Arrival(LedgerFixture.SENDER, sample, bytes, null, 1);
        InboundLane lane = QueueNames.isUrgent(queue) ? InboundLane.COPY : InboundLane.ONLY;
        return new ReadMessage(arrival, lane, Instant.now(), notification, null);
    }

    /** One of those that share the ledger. */
    private static final class Hub {

        private final LedgerFixture ledger;
        final LaneProgress progress;
        final CommittedCopies copies;
        final UrgentLanes lanes;
        final RecordStep record;

        Hub(LedgerFixture ledger) {
            this.ledger = ledger;
            UrgentEntries entries = new UrgentEntries(ledger.recorded);
            this.progress = new LaneProgress(ledger.recorded);
            this.copies = new CommittedCopies(entries);
            this.lanes = new UrgentLanes(entries, copies, progress, queue -> 1);
            this.record = new RecordStep(ledger.ledger, lanes, () -> {});
        }

        /** Handles these together. */
        void handle(String queue, boolean isCommitted, String... samples) {
            begin(queue, samples);
            ledger.ledger.batch(false, () -> Arrays.stream(samples).forEach(sample -> record(queue, sample)));
            lanes.ended(queue, isCommitted);
        }

        void begin(String queue, String... samples) {
            Map<String, Urgency> keys =
                    Arrays.stream(samples).collect(Collectors.toMap(Function.identity(), sample -> Urgency.IMMEDIATE));
            lanes.begin(queue, QueueNames.isUrgent(queue) ? keys : Map.of(), false);
        }

        RecordedMessage record(String queue, String sample) {
            return record.record(message(queue, sample));
        }

        boolean mayFollow(String sample) {
            return mayFollowAfter(sample);
        }

        /** Whether its copy may, where these are handled before it in the same transaction, of which nothing stays. */
        boolean mayFollowAfter(String sample, String... before) {
            begin(URGENT_IN, before);
            return ledger.ledger.rehearse(() -> {
                lanes.look(URGENT_IN, Set.of("N-1"));
                Arrays.stream(before).forEach(each -> record(URGENT_IN, each));
                return lanes.mayFollow(message(URGENT_IN, sample));
            });
        }
    }
}
