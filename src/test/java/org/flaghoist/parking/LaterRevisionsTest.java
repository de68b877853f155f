package org.flaghoist.parking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.flaghoist.testing.LedgerFixture.unknownType;

import java.util.List;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.ledger.Stage;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a later revision stands against. */
@Tag(TestDatabase.BOTH)
class LaterRevisionsTest {

    private static final String WHO = "duty-desk";

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    private final Parking parking = hub.parking;

    @Test
    void isOvertakenByEachLaterRevisionWhoeverItGoesTo() {
        List<RecipientOutcome> outcomes = List.of(
                LedgerFixture.queued("west"),
                RecipientOutcome.refused("east", "R3"),
                RecipientOutcome.held("east", "R9", List.of()),
                RecipientOutcome.failed("east", "R1", List.of(), unknownType()));
        for (RecipientOutcome outcome : outcomes) {
            String sender = "sender-" + outcomes.indexOf(outcome);
            ParkedMessage row = hub.undeliverable(sender, "1");
            later(sender, "update-2", 0, outcome);

            assertThatThrownBy(() -> parking.decisions().decide(row.id(), Act.REPLAY, WHO, "try"))
                    .isInstanceOf(OperationRejected.class)
                    .hasMessageContaining("a later revision, 2, was accepted since; discard it");
            assertThat(parking.decisions().decideAll(List.of(row.id()), Act.REPLAY, WHO, "try"))
                    .isZero();
            assertThat(parking.get(row.id()).against().successor()).isEqualTo(new ParkedMessage.Successor(2, false));
            assertThat(parking.decisions()
                            .decide(row.id(), Act.DISCARD, WHO, "overtaken")
                            .state())
                    .isEqualTo(ParkedState.DECIDED);
        }
    }

    @Test
    void isOvertakenByNoTestOfALaterRevision() {
        ParkedMessage row = hub.undeliverable("north", "1");
        hub.ledger.decide(
                hub.accepted("north", "t-1", LedgerFixture.sample("new"), 1), List.of(LedgerFixture.queued("west")));

        later("north", "update-2", 1, LedgerFixture.queued("west"));

        assertThat(parking.get(row.id()).against().successor()).isNull();
        assertThat(parking.decisions().decide(row.id(), Act.REPLAY, WHO, "try").isPending())
                .isTrue();
    }

    @Test
    void letsNobodyVoteForTheReleaseOfWhatIsOvertaken() {
        ParkedMessage row = hub.held("1", "new", "R9");
        later("north", "update-2", 0, LedgerFixture.queued("west"));

        assertThatThrownBy(() -> parking.holds().vote(row.id(), Act.RELEASE, Person.local(WHO), "public"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("refuse it");
        assertThat(parking.holds().votes(row.id())).isEmpty();
        parking.holds().vote(row.id(), Act.REFUSE, Person.local(WHO), "overtaken");
        assertThat(parking.holds()
                        .vote(row.id(), Act.REFUSE, Person.local("another"), "overtaken")
                        .state())
                .isEqualTo(ParkedState.DECIDED);
    }

    @Test
    void sendsAReceiptHoweverManyRevisionsFollowed() {
        ParkedMessage copy = hub.undeliverable("north", "1");
        ParkedMessage receipt =
                parking.park(ToPark.receipt("north", copy.entry(), "key-1", Stage.DELIVER, unknownType()));
        later("north", "update-2", 0, LedgerFixture.queued("west"));

        assertThat(parking.decisions()
                        .decide(receipt.id(), Act.REPLAY, WHO, "try")
                        .isPending())
                .isTrue();
    }

    private void later(String sender, String sample, int testRun, RecipientOutcome outcome) {
        long entry = hub.accepted(sender, "later-" + testRun, LedgerFixture.sample(sample), testRun);
        hub.ledger.decide(entry, List.of(outcome));
    }
}
