package org.flaghoist.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.flaghoist.testing.LedgerFixture.hub;
import static org.flaghoist.testing.LedgerFixture.queued;
import static org.flaghoist.testing.LedgerFixture.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Rejection;
import org.flaghoist.parking.Act;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkedState;
import org.flaghoist.parking.ToPark;
import org.flaghoist.people.Person;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(TestDatabase.BOTH)
final class RedoTest {

    @AutoClose
    private LedgerFixture hub = LedgerFixture.open();

    @Test
    void doesTheWorkAgainToTheSameRowsAfterACrashBetweenTheCommits() throws IOException {
        long entry = work();
        List<String> once = hub.kinds();
        hub = hub.restarted();
        assertThat(hub.begin("1", sample("new"))).isEqualTo(new BegunEntry(entry, true));
        assertThat(work()).isEqualTo(entry);
        assertThat(hub.kinds()).isEqualTo(once).containsExactly("RECEIVED", "ACCEPTED", "QUEUED", "REFUSED");
        assertThat(hub.history.receipts(entry)).hasSize(1);
        assertThat(hub.overview.rendered(entry, "east")).hasValue("<for east/>".getBytes(StandardCharsets.UTF_8));
    }

    private long work() {
        long entry = hub.deliver("1", sample("new"), queued("east"), RecipientOutcome.refused("west", "R1"));
        String key = ReceiptKey.of("north", "1", Receipt.Status.ACCEPTED, null, null);
        String at = "2026-06-03T03:40:00Z";
        hub.ledger.recordReceipts(
                entry, List.of(new Receipt(key, "N-1", 1, Receipt.Status.ACCEPTED, null, null, null, null, null, at)));
        return entry;
    }

    @Test
    void answersADuplicateAndARefusalAgainAsBefore() {
        hub.send("1", sample("new"));
        assertThat(hub.send("2", sample("new"))).isEqualTo(Acceptance.DUPLICATE);
        assertThat(hub.send("2", sample("new"))).isEqualTo(Acceptance.DUPLICATE);
        BegunEntry third = refused("3", "new-changed");
        assertThat(refused("3", "new-changed").entry()).isEqualTo(third.entry());
        assertThat(hub.kinds())
                .containsExactly("RECEIVED", "ACCEPTED", "RECEIVED", "DUPLICATE", "RECEIVED", "REJECTED");
    }

    private BegunEntry refused(String messageKey, String sample) {
        BegunEntry begun = hub.begin(messageKey, sample(sample));
        assertThatThrownBy(() -> hub.ledger.accept(begun.entry(), hub(sample(sample))))
                .isInstanceOfSatisfying(
                        Rejection.class, fault -> hub.ledger.reject(begun.entry(), Stage.TRANSLATE, fault, "N-1", 1));
        return begun;
    }

    @Test
    void keepsAnAnswerThatALaterMessageWouldChange() {
        BegunEntry early = refused("1", "update-2");
        hub.send("2", sample("new"));
        assertThat(refused("1", "update-2").entry()).isEqualTo(early.entry());
    }

    @Test
    void takesBackAnAcceptanceThatTheRedoDoesNotBear() {
        long entry = hub.deliver("1", sample("new"), queued("east"));
        hub.ledger.reject(
                entry, Stage.TRANSLATE, new Rejection(FaultCode.CODE_UNKNOWN, "/type", "type", "X"), "N-1", 1);
        assertThat(hub.ledger.earlierRecipients("north", "N-1", 2, 0)).isEmpty();
        assertThat(hub.send("2", sample("new-changed"))).isEqualTo(Acceptance.ACCEPTED);
        assertThat(hub.kinds()).containsSubsequence("ACCEPTED", "QUEUED", "WITHDRAWN", "REJECTED", "ACCEPTED");
    }

    @Test
    void leavesWhatWasDeliveredSinceWhereAHubThatWasHaltedDecidesAgain() throws IOException {
        long entry = hub.deliver("1", sample("new"), queued("east"), queued("west"));
        hub.ledger.delivered(entry, "east", 1, null);
        List<String> once = hub.kinds();

        assertThat(hub.ledger.<Long>together(() -> hub.deliver("1", sample("new"), queued("east"), queued("west"))))
                .isEqualTo(entry);

        assertThat(hub.kinds()).isEqualTo(once);
        assertThat(hub.count("delivery where state = 'DELIVERED' and recipient = 'east'"))
                .isOne();
        assertThat(hub.count("delivery where state = 'QUEUED' and recipient = 'west'"))
                .isOne();
    }

    @Test
    void leavesWhatPeopleDecidedSinceWhereAHubThatWasHaltedDoesTheWorkAgain() {
        ParkedMessage held = hold();
        hub.parking.holds().vote(held.id(), Act.RELEASE, Person.local("one"), "public");
        ParkedMessage decided = hub.parking.holds().vote(held.id(), Act.RELEASE, Person.local("two"), "public");
        hub.parking.execution().begin(decided);
        hub.ledger.resolve(held.entry(), queued("east"), "one, two", "public");
        hub.parking.execution().done(decided);
        List<String> once = hub.kinds();

        ParkedMessage again = hold();

        assertThat(again.state()).isEqualTo(ParkedState.DONE);
        assertThat(hub.parking.holds().votes(held.id())).hasSize(2);
        assertThat(hub.count("delivery where state = 'QUEUED'")).isOne();
        assertThat(hub.kinds()).isEqualTo(once);
    }

    private ParkedMessage hold() {
        return hub.ledger.together(() -> {
            long entry = hub.deliver("1", sample("new"), RecipientOutcome.held("east", "R10", List.of()));
            return hub.parking.park(ToPark.held("east", entry, "R10"));
        });
    }

    @Test
    void leavesADeadLetterThatWasSentAgainSince() {
        ParkedMessage dead = reject();
        ParkedMessage decided =
                hub.parking.decisions().decide(dead.id(), Act.REPLAY, "one", "the mapping is corrected");
        hub.parking.execution().begin(decided);

        assertThat(reject().state()).isEqualTo(ParkedState.UNDER_WAY);
        assertThatThrownBy(() -> hub.ledger.<Long>together(() -> hub.deliver("1", sample("new"), queued("east"))))
                .as("by other rules")
                .hasMessageContaining("what came of it has left its queue");
        assertThat(hub.count("entry where state = 'REJECTED'")).isOne();
    }

    @Test
    void hasADeadLetterWaitThatWasDiscardedBeforeItLayOnItsQueue() {
        ParkedMessage dead = reject();
        hub.parking.execution().done(hub.parking.decisions().decide(dead.id(), Act.DISCARD, "one", "of no use"));

        assertThat(reject().state()).isEqualTo(ParkedState.WAITING);
    }

    private ParkedMessage reject() {
        Rejection fault = new Rejection(FaultCode.CODE_UNKNOWN, "/type", "type", "X");
        return hub.ledger.together(() -> {
            long entry = hub.begin("1", sample("new")).entry();
            hub.ledger.reject(entry, Stage.TRANSLATE, fault, "N-1", 1);
            return hub.parking.park(ToPark.rejected("north", entry, Stage.TRANSLATE, fault));
        });
    }

    @Test
    void letsTheLaterDecisionOfTheSameWorkCount() {
        long entry = hub.deliver("1", sample("new"), queued("east"), queued("west"));
        hub.ledger.decide(entry, List.of(RecipientOutcome.held("east", "R10", List.of())));
        assertThat(hub.ledger.earlierRecipients("north", "N-1", 2, 0)).isEmpty();
        assertThat(hub.count("delivery")).isEqualTo(1);
    }

    @Test
    void stopsAtAMessageKeyThatNamesAnotherMessage() {
        hub.send("1", sample("new"));
        assertThatThrownBy(() -> hub.begin("1", sample("update-2")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("journal is older than the ledger");
    }

    @Test
    void knowsNothingThatComesOfAMessageThatTheEntryIsNotOf() {
        long entry = hub.deliver("1", sample("new"), queued("east"));
        assertThat(hub.ledger.knows(entry, "1")).isTrue();
        assertThat(hub.ledger.knows(entry, "2")).isFalse();
        assertThat(hub.ledger.knows(entry + 1, "1")).isFalse();
    }

    @RepeatedTest(5)
    void letsOneOfTwoCopiesAtOnceBeNew() throws Exception {
        List<Acceptance> acceptances =
                atOnce(() -> hub.send("1", sample("new")), () -> hub.send("2", sample("new-written-otherwise")));
        assertThat(acceptances).containsExactlyInAnyOrder(Acceptance.ACCEPTED, Acceptance.DUPLICATE);
    }

    @RepeatedTest(5)
    void beginsAMessageOnceThoughTwoHubsHoldIt() throws Exception {
        List<Long> entries = atOnce(
                () -> hub.begin("1", sample("new")).entry(),
                () -> hub.begin("1", sample("new")).entry());
        assertThat(Set.copyOf(entries)).hasSize(1);
        assertThat(hub.count("event_record")).isEqualTo(1);
    }

    private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws Exception {
        ExecutorService hubs = Executors.newFixedThreadPool(2);
        var start = new CyclicBarrier(2);
        try {
            Future<T> first = hubs.submit(() -> started(start, one));
            Future<T> second = hubs.submit(() -> started(start, other));
            return List.of(first.get(), second.get());
        } finally {
            hubs.shutdown();
        }
    }

    private static <T> T started(CyclicBarrier start, Callable<T> work) throws Exception {
        start.await();
        return work.call();
    }
}
