package org.flaghoist.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.flaghoist.testing.LedgerFixture.SENDER;

import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.flaghoist.ledger.Stage;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.people.Matter;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.people.RequestKind;
import org.flaghoist.people.Requests;
import org.flaghoist.recall.Recalls;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do by the name of a notification is refused in words where nothing can have that name. */
@Tag(TestDatabase.BOTH)
final class NamedNotificationsTest {

    private static final Person ANN = Person.local("ann");
    private static final String WHY = "court order";

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    static Stream<String> noReferences() {
        return Stream.of(
                "N\0", "x".repeat(101), "", " ", "N\u0001x", "N\n1", "N\u0085", "N\uD800x", "\uD83D\uDE00", "\u041D-1");
    }

    @ParameterizedTest
    @MethodSource("noReferences")
    void refusesAReferenceThatNothingCanHave(String reference) {
        refusesAll(
                SENDER,
                reference,
                "the reference is none that the ledger can have: give it as its sender wrote it, 1 to 100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "north\0", "North", "north-that-is-too-long-for-any-column-of-a-database"})
    void refusesASenderThatNothingCanHave(String sender) {
        refusesAll(sender, "N-1", "the sender is no partner's id");
    }

    private void refusesAll(String sender, String reference, String words) {
        Requests requests = new Requests(hub.recorded);
        Recalls recalls = new Recalls(hub.recorded);
        Stream.<ThrowingCallable>of(
                        () -> hub.legalHolds.hold(sender, reference, "ann", WHY),
                        () -> hub.legalHolds.lift(sender, reference, ANN, WHY),
                        () -> hub.erasure.receivedBy(sender, reference),
                        () -> hub.erasure.erase(sender, reference, ANN, WHY),
                        () -> recalls.last(sender, reference),
                        () -> recalls.ask(sender, reference, ANN, WHY),
                        () -> recalls.withdraw(sender, reference, ANN, WHY),
                        () -> requests.withdraw(new Matter(RequestKind.LIFT, sender, reference), ANN, WHY))
                .forEach(act -> assertThatThrownBy(act)
                        .isInstanceOf(OperationRejected.class)
                        .hasMessageStartingWith(words));
        assertThat(hub.legalHolds.list()).isEmpty();
    }

    /** Also the longest that is kept of what was rejected. */
    @Test
    void keepsWhateverReferenceIsInTheLedger() {
        String longest = "N " + "x".repeat(97) + "~";
        long entry = hub.begin("1", "{}").entry();
        hub.ledger.reject(entry, Stage.TRANSLATE, new Rejection(FaultCode.SCHEMA, "", null, null), longest, 1);
        hub.legalHolds.hold(SENDER, longest, "ann", WHY);
        assertThatThrownBy(() -> hub.erasure.erase(SENDER, longest, ANN, "asked for"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("under a legal hold");
    }
}
