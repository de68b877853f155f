package org.flaghoist.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether a journal and the ledger are of the same moment, wherever the checkpointState of both ended. */
@Tag(TestDatabase.BOTH)
class JournalCheckpointsTest {

    private static final String NODE = "node";
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00.123Z");

    @AutoClose
    private final LedgerFixture fixture = LedgerFixture.open();

    private final JournalCheckpoints journalCheckpoints = new JournalCheckpoints(fixture.database);

    @Test
    void fitsAJournalWithoutAMarkAsLongAsItHasNoneItself() {
        assertFits(List.of());
        JournalCheckpoint first = begun();
        assertFits(List.of());
        assertFits(List.of(first));
        journalCheckpoints.confirm(NODE, first);
        assertThat(journalCheckpoints.of(NODE).isAhead(List.of())).isTrue();
        assertThat(journalCheckpoints.of("another").isAhead(List.of())).isFalse();
    }

    @Test
    void fitsWhereverTheMarkingOfBothEnded() {
        JournalCheckpoint first = confirmed();
        JournalCheckpoint second = begun();
        assertFits(List.of(first));
        assertFits(List.of(first, second));
        // The hub died, and the next one does not know how far it came.
        JournalCheckpoint third = begun();
        assertFits(List.of(first, second));
        assertFits(List.of(first, third));
        assertThat(journalCheckpoints.confirm(NODE, third)).isTrue();
        assertFits(List.of(third));
        assertFits(List.of(first, second, third));
    }

    @Test
    void findsAJournalThatIsOlderOrNewer() {
        JournalCheckpoint first = confirmed();
        JournalCheckpoint second = confirmed();
        assertThat(journalCheckpoints.of(NODE).isAhead(List.of(first))).isTrue();
        assertThat(journalCheckpoints.of(NODE).isBehind(List.of(first))).isFalse();
        assertThat(journalCheckpoints.of(NODE).isBehind(List.of(second.next(NOON))))
                .isTrue();
    }

    @Test
    void findsAJournalThatWentThroughTheSameNumberWithoutIt() {
        JournalCheckpoint own = confirmed();
        JournalCheckpoint other = new JournalCheckpoint(own.number(), NOON.minusMillis(1));
        assertThat(journalCheckpoints.of(NODE).isAhead(List.of(other))).isTrue();
    }

    @Test
    void letsOneOfTwoHubsPutTheNextMark() {
        CheckpointState none = journalCheckpoints.of(NODE);
        JournalCheckpoint first = begun();
        assertThat(journalCheckpoints.begin(NODE, none, first)).isFalse();
        CheckpointState before = journalCheckpoints.of(NODE);
        JournalCheckpoint slow = begun();
        assertThat(journalCheckpoints.begin(NODE, before, before.next(NOON))).isFalse();

        JournalCheckpoint quick = begun();
        assertThat(journalCheckpoints.confirm(NODE, slow)).isFalse();
        assertFits(List.of(first, slow));
        assertThat(journalCheckpoints.confirm(NODE, quick)).isTrue();
        assertFits(List.of(quick, slow));
    }

    @Test
    void readsAMarkAsItWasWritten() {
        JournalCheckpoint checkpoint = new JournalCheckpoint(17, NOON);
        assertThat(JournalCheckpoint.of(checkpoint.toString())).isEqualTo(checkpoint);
        assertThatThrownBy(() -> JournalCheckpoint.of("17")).hasMessage("'17' is no journal checkpoint");
    }

    private void assertFits(List<JournalCheckpoint> journal) {
        CheckpointState checkpointState = journalCheckpoints.of(NODE);
        assertThat(checkpointState.isAhead(journal))
                .as("%s ahead of %s", checkpointState, journal)
                .isFalse();
        assertThat(checkpointState.isBehind(journal))
                .as("%s behind %s", checkpointState, journal)
                .isFalse();
    }

    private JournalCheckpoint begun() {
        CheckpointState before = journalCheckpoints.of(NODE);
        JournalCheckpoint next = before.next(NOON);
        assertThat(journalCheckpoints.begin(NODE, before, next)).isTrue();
        return next;
    }

    private JournalCheckpoint confirmed() {
        JournalCheckpoint next = begun();
        assertThat(journalCheckpoints.confirm(NODE, next)).isTrue();
        return next;
    }
}
