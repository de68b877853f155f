package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.flaghoist.urgent.CommittedCopies;
import org.flaghoist.urgent.UrgentEntries;
import org.flaghoist.urgent.UrgentEntry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;

/** A message and its copy that are handled at once. */
@Tag(TestDatabase.BOTH)
class UrgentRaceTest {

    private static final String NOTIFICATION = LedgerFixture.sample("new");

    @AutoClose
    private LedgerFixture hub;

    private final AtomicLong inLane = new AtomicLong();
    private UrgentEntries entries;
    private UrgentLanes lanes;
    private RecordStep record;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        hub = new LedgerFixture(folder);
        entries = new UrgentEntries(hub.recorded);
        lanes = new UrgentLanes(entries, new CommittedCopies(entries), queue -> inLane.get());
        record = new RecordStep(hub.ledger, lanes, () -> {});
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
        assertThat(entries.find(LedgerFixture.SENDER, List.of("1")))
                .containsEntry("1", new UrgentEntry(first == InboundLane.COPY, false));
    }

    @Test
    void leavesToTheCopyWhatItHasMadeAndToTheMessageAllElse() {
        inLane.set(1);
        UrgentEntry pending = new UrgentEntry(true, false);

        assertThat(lanes.isOriginalHandled("north", "1", null)).isTrue();
        assertThat(lanes.isOriginalHandled("north", "1", new UrgentEntry(false, false)))
                .isTrue();
        assertThat(lanes.isOriginalHandled("north", "1", new UrgentEntry(true, true)))
                .isFalse();
        assertThatThrownBy(() -> lanes.isOriginalHandled("north", "1", pending))
                .isInstanceOf(ConcurrencyFailureException.class)
                .hasMessageContaining(QueueNames.urgentIn("north"));
        inLane.set(0);
        assertThat(lanes.isOriginalHandled("north", "1", pending)).isFalse();
    }

    private void record(InboundLane lane, boolean isFirstTry) {
        Arrival arrival =
                new Arrival(LedgerFixture.SENDER, "1", NOTIFICATION.getBytes(StandardCharsets.UTF_8), null, 1);
        ReadMessage message = new ReadMessage(arrival, lane, Instant.now(), LedgerFixture.hub(NOTIFICATION), null);
        hub.ledger.batch(isFirstTry, () -> record.record(message));
    }
}
