package org.flaghoist.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.Set;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.Stage;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.parking.Act;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ToPark;
import org.flaghoist.people.Concern;
import org.flaghoist.people.Handover.ShiftNote;
import org.flaghoist.people.Person;
import org.flaghoist.people.Shifts;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people have written about a message goes when its contents go, and stays as long. */
@Tag(TestDatabase.BOTH)
class OldNotesTest {

    private static final String REFERENCE = "N-1";
    private static final Person ANN = Person.local("ann");
    private static final Person BEN = Person.local("ben");
    private final Rejection fault = new Rejection(FaultCode.UNENCODABLE, "/narrative", "narrative", null);

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    @Test
    void goWithTheContentsWhenThoseAreTooOld() {
        discarded();

        purge(Instant.EPOCH);
        assertThat(hub.count("shift_note")).isOne();
        purge(later());
        assertThat(hub.count("shift_note")).isZero();
    }

    @Test
    void stayAsLongAsTheContentsAreUnderALegalHold() {
        discarded();
        hub.legalHolds.hold(LedgerFixture.SENDER, REFERENCE, "ann", "court order");

        purge(later());
        hub.purging.purgeNotes();
        assertThat(hub.count("shift_note")).isOne();

        hub.legalHolds.lift(LedgerFixture.SENDER, REFERENCE, ANN, "the case is closed");
        hub.legalHolds.lift(LedgerFixture.SENDER, REFERENCE, BEN, "so it is");
        purge(later());
        assertThat(hub.count("shift_note")).isZero();
    }

    @Test
    void areErasedWithANotification() {
        discarded();

        hub.erasure.erase(LedgerFixture.SENDER, REFERENCE, ANN, "asked for");
        assertThat(hub.count("shift_note")).isOne();
        hub.erasure.erase(LedgerFixture.SENDER, REFERENCE, BEN, "seen the letter");

        assertThat(hub.count("shift_note")).isZero();
    }

    @Test
    void areErasedAlsoWhereTheContentsWereGoneAlready() {
        discarded();
        hub.rows.update("delete from content");

        hub.erasure.erase(LedgerFixture.SENDER, REFERENCE, ANN, "asked for");
        hub.erasure.erase(LedgerFixture.SENDER, REFERENCE, BEN, "seen the letter");

        assertThat(hub.count("shift_note")).isZero();
    }

    @Test
    void goWhenWhatTheyAreAboutIsDecidedAndHasNoContents() {
        ParkedMessage row = undeliverable();
        hub.rows.update("delete from content");
        hub.purging.purgeNotes();
        assertThat(hub.count("shift_note")).as("it still waits").isOne();

        discard(row);
        hub.purging.purgeNotes();

        assertThat(hub.count("shift_note")).isZero();
    }

    @Test
    void goWithWhatARedoComesToOtherwise() {
        String notification = LedgerFixture.sample("new");
        long entry = hub.begin("1", notification).entry();
        hub.parking.park(ToPark.rejected(LedgerFixture.SENDER, entry, Stage.TRANSLATE, fault));
        note(entry + "-in");

        hub.begin("1", notification);

        assertThat(hub.count("shift_note")).isZero();
    }

    @Test
    void areReadOnWhatAReplayComesToThatIsRejectedOnceMore() {
        long first = hub.begin("1", "x").entry();
        hub.parking.park(ToPark.rejected(LedgerFixture.SENDER, first, Stage.TRANSLATE, fault));
        note(first + "-in");

        Arrival replay = new Arrival(LedgerFixture.SENDER, "2", new byte[] {'x'}, false, null, 1, first, 0);
        long second = hub.ledger.begin(replay).entry();
        hub.parking.park(ToPark.rejected(LedgerFixture.SENDER, second, Stage.TRANSLATE, fault));

        assertThat(new Shifts(hub.recorded).of(Concern.of(second + "-in")).notes())
                .extracting(ShiftNote::by, ShiftNote::text)
                .containsExactly(tuple("ann", "they ring back"));
    }

    private void discarded() {
        discard(undeliverable());
    }

    private ParkedMessage undeliverable() {
        long entry = hub.deliver("1", LedgerFixture.sample("new"), LedgerFixture.queued("east"));
        hub.ledger.delivered(entry, "east", 1, null);
        hub.parking.park(ToPark.undeliverable("west", entry, Stage.RENDER, fault, null));
        note(entry + "-out-west");
        return hub.parking.get(entry + "-out-west");
    }

    private void note(String about) {
        new Shifts(hub.recorded).note(Concern.of(about), "they ring back", ANN);
        assertThat(hub.count("shift_note")).isOne();
    }

    private void discard(ParkedMessage row) {
        ParkedMessage decided = hub.parking.decisions().decide(row.id(), Act.DISCARD, "ann", "noise");
        hub.parking.execution().begin(decided);
        hub.parking.execution().done(decided);
    }

    private void purge(Instant before) {
        hub.purging.purge(new Purging.RetentionRule(LedgerFixture.SENDER, null, Set.of(), before), () -> true);
    }

    private static Instant later() {
        return Instant.now().plusSeconds(1);
    }
}
