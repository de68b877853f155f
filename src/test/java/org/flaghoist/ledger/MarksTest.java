package org.flaghoist.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a journal and the ledger are of the same moment, wherever the marking of both ended. */
@Tag(TestDatabase.BOTH)
class MarksTest {

    private static final String NODE = "node";
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00.123Z");

    private LedgerFixture fixture;
    private Marks marks;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        fixture = new LedgerFixture(folder);
        marks = new Marks(fixture.database);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void fitsAJournalWithoutAMarkAsLongAsItHasNoneItself() {
        assertFits(List.of());
        Mark first = begun();
        assertFits(List.of());
        assertFits(List.of(first));
        marks.confirm(NODE, first);
        assertThat(marks.of(NODE).isAhead(List.of())).isTrue();
        assertThat(marks.of("another").isAhead(List.of())).isFalse();
    }

    @Test
    void fitsWhereverTheMarkingOfBothEnded() {
        Mark first = confirmed();
        Mark second = begun();
        assertFits(List.of(first));
        assertFits(List.of(first, second));
        // The hub died, and the next one does not know how far it came.
        Mark third = begun();
        assertFits(List.of(first, second));
        assertFits(List.of(first, third));
        assertThat(marks.confirm(NODE, third)).isTrue();
        assertFits(List.of(third));
        assertFits(List.of(first, second, third));
    }

    @Test
    void findsAJournalThatIsOlderOrNewer() {
        Mark first = confirmed();
        Mark second = confirmed();
        assertThat(marks.of(NODE).isAhead(List.of(first))).isTrue();
        assertThat(marks.of(NODE).isBehind(List.of(first))).isFalse();
        assertThat(marks.of(NODE).isBehind(List.of(second.next(NOON)))).isTrue();
    }

    @Test
    void findsAJournalThatWentThroughTheSameNumberWithoutIt() {
        Mark own = confirmed();
        Mark other = new Mark(own.number(), NOON.minusMillis(1));
        assertThat(marks.of(NODE).isAhead(List.of(other))).isTrue();
    }

    @Test
    void letsOneOfTwoHubsPutTheNextMark() {
        Marking none = marks.of(NODE);
        Mark first = begun();
        assertThat(marks.begin(NODE, none, first)).isFalse();
        Marking before = marks.of(NODE);
        Mark slow = begun();
        assertThat(marks.begin(NODE, before, before.next(NOON))).isFalse();

        Mark quick = begun();
        assertThat(marks.confirm(NODE, slow)).isFalse();
        assertFits(List.of(first, slow));
        assertThat(marks.confirm(NODE, quick)).isTrue();
        assertFits(List.of(quick, slow));
    }

    @Test
    void readsAMarkAsItWasWritten() {
        Mark mark = new Mark(17, NOON);
        assertThat(Mark.of(mark.toString())).isEqualTo(mark);
        assertThatThrownBy(() -> Mark.of("17")).hasMessage("'17' is no mark");
    }

    private void assertFits(List<Mark> journal) {
        Marking marking = marks.of(NODE);
        assertThat(marking.isAhead(journal))
                .as("%s ahead of %s", marking, journal)
                .isFalse();
        assertThat(marking.isBehind(journal))
                .as("%s behind %s", marking, journal)
                .isFalse();
    }

    private Mark begun() {
        Marking before = marks.of(NODE);
        Mark next = before.next(NOON);
        assertThat(marks.begin(NODE, before, next)).isTrue();
        return next;
    }

    private Mark confirmed() {
        Mark next = begun();
        assertThat(marks.confirm(NODE, next)).isTrue();
        return next;
    }
}
