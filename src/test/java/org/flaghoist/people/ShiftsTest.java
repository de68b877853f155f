package org.flaghoist.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.flaghoist.ledger.Stage;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.parking.Act;
import org.flaghoist.parking.ToPark;
import org.flaghoist.people.Handover.ShiftNote;
import org.flaghoist.people.Handover.Taking;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(TestDatabase.BOTH)
class ShiftsTest {

    private static final Person ANN = Person.local("ann");
    private static final Person BEN = Person.local("ben");
    private final Rejection fault = new Rejection(FaultCode.CODE_UNKNOWN, "/type", "type", "X");

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    private final Shifts shifts = new Shifts(hub.recorded);

    @Test
    void saysWhoHasTakenItUntilThatIsGivenBack() {
        Concern about = deadLetter("1");

        shifts.take(about, "", ANN);
        shifts.take(about, "", ANN);
        assertThat(shifts.of(about).taken()).extracting(Taking::by).isEqualTo("ann");
        assertThatThrownBy(() -> shifts.giveBack(about, BEN)).hasMessageContaining("ann has taken it");
        shifts.giveBack(about, ANN);

        assertThat(shifts.of(about).taken()).isNull();
        assertThat(did()).containsExactly("took it", "gave it back");
    }

    @Test
    void isTakenOverOnlyByWhomeverHasSeenWhoHadIt() {
        Concern about = deadLetter("1");
        shifts.take(about, "", ANN);

        assertThatThrownBy(() -> shifts.take(about, "", BEN))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("is taken by ann; look again");
        shifts.take(about, "ann", BEN);

        assertThat(shifts.of(about).taken()).extracting(Taking::by).isEqualTo("ben");
        assertThat(did()).last().isEqualTo("took it over from ann");
    }

    @Test
    void locksNothing() {
        Concern about = deadLetter("1");
        shifts.take(about, "", ANN);

        hub.parking.decisions().decide(String.valueOf(about.parked()), Act.DISCARD, "ben", "noise");

        assertThatThrownBy(() -> shifts.take(about, "ann", BEN)).hasMessageContaining("does not wait any more");
    }

    @Test
    void keepsNotesInTheirOrderAndTheirWordsOutOfTheRecord() {
        Concern about = deadLetter("1");
        shifts.note(about, "rang them up", ANN);
        shifts.note(about, "they ring back", BEN);

        assertThat(shifts.of(about).notes())
                .extracting(ShiftNote::by, ShiftNote::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ann", "rang them up"),
                        org.assertj.core.groups.Tuple.tuple("ben", "they ring back"));
        assertThat(shifts.ofParked(List.of(String.valueOf(about.parked()))).values())
                .extracting(Handover.HandoverSummary::notes)
                .containsExactly(2);
        assertThat(did()).containsExactly("wrote a shift note", "wrote a shift note");
        assertThat(hub.rows.column("select events from event_record").toString())
                .doesNotContain("rang them up", "ring back");
        hub.chain.seal();
        assertThat(hub.chain.verify().ok()).isTrue();
    }

    @Test
    void refusesANoteThatIsNoneOrAboutNothing() {
        Concern about = deadLetter("1");

        for (String words : List.of("", " ", "x".repeat(1001), "two\nlines")) {
            assertThatThrownBy(() -> shifts.note(about, words, ANN)).hasMessageContaining("write a note of 1 to 1000");
        }
        assertThatThrownBy(() -> shifts.note(about, "\u200b", ANN)).hasMessageContaining("the character U+200B");
        for (String nothing : List.of("4711-in", "alarm-4711", "")) {
            assertThatThrownBy(() -> shifts.note(Concern.of(nothing), "x", ANN)).isInstanceOf(OperationRejected.class);
        }
    }

    @Test
    void isNobodysWhenItComesToWaitAgain() {
        long entry = hub.deliver("1", LedgerFixture.sample("new"), LedgerFixture.queued("west"));
        hub.parking.park(ToPark.undeliverable("west", entry, Stage.RENDER, fault, null));
        Concern about = Concern.of(entry + "-out-west");
        shifts.take(about, "", ANN);
        shifts.note(about, "it was their disk", ANN);

        hub.parking.park(ToPark.undeliverable("west", entry, Stage.RENDER, fault, null));

        assertThat(shifts.of(about).taken()).isNull();
        assertThat(shifts.of(about).notes()).hasSize(1);
    }

    private Concern deadLetter(String key) {
        long entry = hub.begin(key, "x").entry();
        hub.parking.park(ToPark.rejected("north", entry, Stage.TRANSLATE, fault));
        return Concern.of(entry + "-in");
    }

    private List<String> did() {
        return EventSeen.all(hub.database, "OPERATED").stream()
                .map(event -> event.detail().path("did").asText())
                .toList();
    }
}
