package org.flaghoist.overdue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.chain.ChainCut;
import org.flaghoist.notification.Urgency;
import org.flaghoist.parking.Act;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.partner.Overdue;
import org.flaghoist.partner.OverdueStep;
import org.flaghoist.retention.OldRecords;
import org.flaghoist.retention.Purging.RetentionRule;
import org.flaghoist.taken.LyingFiles;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found to be overdue, once for each step of a copy, and what is not waited for any more. */
@Tag(TestDatabase.BOTH)
class OverdueLookTest {

    @AutoClose
    private OverdueFixture at;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        at = new OverdueFixture(folder);
    }

    @Test
    void findsWhatIsNotDeliveredInTimeOnceAndNoMoreWhenItIs() {
        long entry = at.queued("1", "N-1");

        at.lookAfter(Duration.ofMinutes(50));
        assertThat(at.board.pairs()).isEmpty();
        at.lookAfter(Duration.ofMinutes(70));
        at.lookAfter(Duration.ofMinutes(80));

        assertThat(at.overdue()).containsExactly("N-1 DELIVERED");
        assertThat(at.hub.kinds()).containsOnlyOnce("OVERDUE");
        OwedOverdue owed = at.receipts.owed(10).get(0);
        assertThat(owed.what()).isEqualTo(new OverdueStepOf("east", OverdueStep.DELIVERED));
        at.receipts.sent(owed);
        at.hub.ledger.delivered(entry, "east", 1, null);
        at.changed(entry, at.start.plus(Duration.ofMinutes(85)));
        at.lookAfter(Duration.ofMinutes(90));

        assertThat(at.overdue()).isEmpty();
        assertThat(at.receipts.owed(10)).isEmpty();
    }

    @Test
    void findsEachStepOfACopyOnItsOwn() {
        long entry = at.queued("1", "N-1", at.start.plusSeconds(60));
        at.lookAfter(Duration.ofMinutes(70));
        at.send();
        at.hub.ledger.delivered(entry, "east", 1, null);
        at.changed(entry, at.start.plus(Duration.ofMinutes(70)));
        at.lookAfter(Duration.ofMinutes(71));
        assertThat(at.overdue()).as("the time for taking has just begun").isEmpty();
        at.lookAfter(Duration.ofMinutes(140));
        assertThat(at.overdue()).containsExactly("N-1 TAKEN");
        at.send();

        at.take(entry, at.start);
        at.lookAfter(Duration.ofMinutes(141));
        at.lookAfter(Duration.ofMinutes(210));

        assertThat(at.overdue()).containsExactly("N-1 ANSWERED");
        at.send();
        at.answer(entry);
        at.lookAfter(Duration.ofMinutes(211));
        assertThat(at.hub.count("overdue_clock")).isZero();
        assertThat(at.hub.kinds().stream().filter("OVERDUE"::equals)).hasSize(3);
    }

    @Test
    void waitsForAnAnswerUntilItIsAskedForAndForNoneThatIsNot() {
        long asked = at.delivered("1", "N-1", at.start.plus(Duration.ofHours(5)));
        long unasked = at.delivered("2", "N-2", null);
        at.take(asked, at.start);
        at.take(unasked, at.start);

        at.lookAfter(Duration.ofHours(4));
        assertThat(at.overdue()).isEmpty();
        assertThat(at.hub.count("overdue_clock"))
                .as("of which nothing is waited for")
                .isOne();
        at.lookAfter(Duration.ofHours(6));

        assertThat(at.overdue()).containsExactly("N-1 ANSWERED");
        at.hub.ledger.together(() -> {
            at.clocks.replied("east", LedgerFixture.SENDER, "N-1");
            return asked;
        });
        at.send();
        at.lookAfter(Duration.ofHours(7));
        assertThat(at.hub.count("overdue_clock"))
                .as("replied to by a notification")
                .isZero();
    }

    @Test
    void countsHoldsAndDeadLettersUntilTheyAreDecidedAboutOrOvertaken() {
        ParkedMessage dead = at.failed("1", "one");
        at.held("2", "N-1");
        at.lookAfter(Duration.ofHours(2));
        assertThat(at.overdue()).containsExactlyInAnyOrder("one DELIVERED", "N-1 DELIVERED");
        at.send();

        at.hub.parking.decisions().decide(dead.id(), Act.DISCARD, "duty-desk", "not needed");
        at.hub.parking.execution().done(at.hub.parking.get(dead.id()));
        at.lookAfter(Duration.ofHours(3));
        assertThat(at.overdue()).containsExactly("N-1 DELIVERED");
        at.hub.accepted("north", "3", LedgerFixture.sample("update-2"), 0);
        at.lookAfter(Duration.ofHours(4));

        assertThat(at.hub.count("overdue_clock")).isZero();
    }

    @Test
    void countsWhatALaterRevisionFollowsUntilItIsTakenButForAnAnswer() {
        long entry = at.delivered("1", "N-1", at.start);
        at.hub.accepted("north", "3", LedgerFixture.sample("update-2"), 0);
        at.lookAfter(Duration.ofHours(2));
        assertThat(at.overdue()).containsExactly("N-1 TAKEN");
        at.send();

        at.take(entry, at.start);
        at.lookAfter(Duration.ofHours(3));

        assertThat(at.hub.count("overdue_clock")).isZero();
    }

    @Test
    void forgetsWhatIsWithdrawnOrRefused() {
        long withdrawn = at.delivered("1", "N-1", null);
        long refused = at.queued("2", "N-2");
        at.hub.ledger.takeBack(withdrawn, "east", DeliveryState.WITHDRAWN);
        at.hub
                .sql
                .sql("update delivery set state = 'REFUSED' where entry = ?")
                .param(refused)
                .update();

        at.lookAfter(Duration.ofHours(2));

        assertThat(at.hub.count("overdue_clock")).isZero();
        assertThat(at.hub.kinds()).doesNotContain("OVERDUE");
    }

    @Test
    void forgetsAFileThatNobodyLooksForAnyMore() {
        long entry = at.delivered("1", "N-1", null);
        at.hub.ledger.together(() -> {
            new LyingFiles(at.hub.recorded).add("east", entry, "a.json");
            return entry;
        });
        at.lookAfter(Duration.ofDays(29));
        at.send();
        assertThat(at.overdue()).containsExactly("N-1 TAKEN");

        at.lookAfter(Duration.ofDays(31));

        assertThat(at.hub.count("overdue_clock")).isZero();
    }

    @Test
    void goesByChangedLimitsAndReportsNothingTwice() {
        at.queued("1", "N-1");
        at.lookAfter(Duration.ofMinutes(70));
        at.send();
        at.limits = OverdueFixture.limits(Duration.ofHours(3), OverdueFixture.HOUR, OverdueFixture.HOUR);
        at.lookAfter(Duration.ofMinutes(80));
        assertThat(at.overdue()).isEmpty();

        at.limits = OverdueFixture.EACH_AN_HOUR;
        at.clocks.lookAgain();
        at.lookAfter(Duration.ofMinutes(90));

        assertThat(at.overdue()).containsExactly("N-1 DELIVERED");
        assertThat(at.receipts.owed(10)).isEmpty();
        assertThat(at.hub.kinds()).containsOnlyOnce("OVERDUE");
        at.limits = Overdue.NEVER;
        at.lookAfter(Duration.ofMinutes(100));
        assertThat(at.hub.count("overdue_clock")).isZero();
    }

    @Test
    void startsNothingAnewWhereWorkIsDoneAgain() {
        long entry = at.queued("1", "N-1");
        at.lookAfter(Duration.ofMinutes(70));
        at.send();

        at.startClock(entry, null);
        at.lookAfter(Duration.ofMinutes(80));

        assertThat(at.hub.kinds()).containsOnlyOnce("OVERDUE");
        assertThat(at.receipts.owed(10)).isEmpty();
    }

    @Test
    void believesNoHubsClockThatIsAheadOrBehind() {
        long ahead = at.delivered("1", "N-1", null);
        long behind = at.delivered("2", "N-2", null);
        at.changed(ahead, at.start.plus(Duration.ofDays(1)));
        at.changed(behind, at.start.minus(Duration.ofDays(1)));

        at.lookAfter(Duration.ofMinutes(1));
        at.lookAfter(Duration.ofMinutes(50));
        assertThat(at.overdue()).isEmpty();
        at.lookAfter(Duration.ofMinutes(70));

        assertThat(at.overdue()).containsExactlyInAnyOrder("N-1 TAKEN", "N-2 TAKEN");
    }

    @Test
    void reportsOnceWhereTwoHubsLookAtOneMoment() throws Exception {
        at.queued("1", "N-1");
        at.lookAfter(Duration.ofMinutes(1));
        Instant later = at.start.plus(Duration.ofMinutes(70));
        List<Thread> hubs = Stream.generate(
                        () -> new Thread(() -> new OverdueLook(at.hub.recorded, sender -> at.limits).look(later, 10)))
                .limit(4)
                .toList();

        hubs.forEach(Thread::start);
        for (Thread each : hubs) {
            each.join();
        }

        assertThat(at.hub.kinds()).containsOnlyOnce("OVERDUE");
    }

    @Test
    void listsTheMostUrgentFirstAndTellsOnlyWhoAsks() {
        at.queued("1", "N-1");
        long urgent = at.queued("2", "N-2");
        at.hub
                .sql
                .sql("update overdue_clock set urgency = 'IMMEDIATE' where entry = ?")
                .param(urgent)
                .update();
        at.limits = new Overdue(
                Map.of(
                        "east",
                        Map.of(
                                OverdueStep.DELIVERED,
                                Map.of(Urgency.ROUTINE, OverdueFixture.HOUR, Urgency.IMMEDIATE, OverdueFixture.HOUR))),
                Set.of("west"));

        at.lookAfter(Duration.ofHours(2));

        assertThat(at.board.list(10)).extracting(OverdueCopy::reference).containsExactly("N-2", "N-1");
        assertThat(at.board.pairs()).hasSize(1);
        assertThat(at.board.pairs().get(0).number()).isEqualTo(2);
        assertThat(at.board.pairs().get(0).hasImmediate()).isTrue();
        assertThat(at.receipts.owed(10)).isEmpty();
    }

    @Test
    void goesWithItsEntryWhenThatIsTooOld() {
        at.delivered("1", "N-1", null);
        Instant later = Instant.now().plusSeconds(60);

        at.hub.purging.purge(new RetentionRule(LedgerFixture.SENDER, null, Set.of(), later), () -> true);
        at.hub.chain.seal();
        new OldRecords(at.hub.recorded, new ChainCut(at.hub.database, at.hub.key)).delete(later, () -> true);

        assertThat(at.hub.count("entry")).isZero();
        assertThat(at.hub.count("overdue_clock")).isZero();
    }

    @Test
    void isLedToWhatItLooksAtByAnIndex() {
        assertThat(at.plan("select * from overdue_clock where look_at <= 1 order by look_at limit 10"))
                .contains("overdue_clock_look");
        assertThat(at.plan("select sender, recipient, step, count(*) from overdue_clock where found_at is not null"
                        + " group by sender, recipient, step"))
                .contains("overdue_clock_found");
        assertThat(at.plan("select entry from overdue_clock where receipt = 'OWED' order by found_at limit 10"))
                .contains("overdue_clock_owed");
    }
}
