package org.flaghoist.parking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.flaghoist.testing.LedgerFixture.unknownType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.ledger.Stage;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(TestDatabase.BOTH)
class ParkingTest {

    private static final ParkedFilter DEAD = new ParkedFilter(ParkedFilter.DEAD, null, null, null, null, null);
    private static final String ISSUER = "https://login.example";
    private static final String WHO = "duty-desk";

    @AutoClose
    private LedgerFixture hub = LedgerFixture.open();

    private final Parking parking = hub.parking;

    @Test
    void forgetsWhatARedoComesToOtherwise() {
        hub.rejected("1", unknownType());

        long entry = hub.begin("1", "x").entry();

        assertThat(parking.list(DEAD, 10)).isEmpty();
        parking.park(ToPark.rejected("north", entry, Stage.TRANSLATE, unknownType()));
        assertThat(parking.list(DEAD, 10))
                .extracting(ParkedMessage::id, each -> each.tries().attempts())
                .containsExactly(org.assertj.core.groups.Tuple.tuple(entry + "-in", 1));
    }

    @Test
    void letsOneOfManyOperatorsDecide() throws Exception {
        String id = hub.rejected("1", unknownType()).id();

        List<Object> answers = atOnce(8, () -> parking.decisions().decide(id, Act.REPLAY, WHO, "try"));

        assertThat(answers).filteredOn(ParkedMessage.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(OperationRejected.class::isInstance).hasSize(7);
        assertThat(hub.kinds()).containsOnlyOnce("REPLAYED");
    }

    @Test
    void countsOneVoteAPersonThoughTheyComeAtOnce() throws Exception {
        String id = hub.held("1", "new", "R9").id();

        List<Object> answers = atOnce(8, () -> parking.holds().vote(id, Act.RELEASE, Person.local(WHO), "public"));

        assertThat(answers).filteredOn(ParkedMessage.class::isInstance).hasSize(1);
        assertThat(parking.get(id).state()).isEqualTo(ParkedState.WAITING);
        assertThat(parking.holds()
                        .vote(id, Act.RELEASE, Person.local("another"), "so it is")
                        .state())
                .isEqualTo(ParkedState.DECIDED);
        assertThat(parking.get(id).decision()).extracting("actor").isEqualTo(WHO + ", another");
    }

    @Test
    void countsWhoeverIsRenamedOrHasASecondAccountOnce() {
        String id = hub.held("1", "new", "R9").id();
        parking.holds().vote(id, Act.RELEASE, Person.provided("ada", ISSUER, "4711"), "public");

        assertThatThrownBy(() ->
                        parking.holds().vote(id, Act.RELEASE, Person.provided("ada-admin", ISSUER, "4711"), "yes"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("ada-admin has voted about " + id + ", as ada");
        assertThatThrownBy(() -> parking.holds().vote(id, Act.RELEASE, Person.provided("ada", ISSUER, "4712"), "yes"))
                .isInstanceOf(OperationRejected.class);

        assertThat(parking.get(id).state()).isEqualTo(ParkedState.WAITING);
        assertThat(parking.holds()
                        .vote(id, Act.RELEASE, Person.provided("ben", ISSUER, "4712"), "yes")
                        .state())
                .isEqualTo(ParkedState.DECIDED);
    }

    @Test
    void doesNotTakeALocalUserAndAProvidersForTwoPeople() {
        String id = hub.held("1", "new", "R9").id();
        parking.holds().vote(id, Act.RELEASE, Person.local("ada"), "public");

        ParkedMessage after =
                parking.holds().vote(id, Act.RELEASE, Person.provided("ada.lovelace", ISSUER, "4711"), "public");

        assertThat(after.state()).isEqualTo(ParkedState.WAITING);
        assertThat(parking.holds()
                        .vote(id, Act.RELEASE, Person.provided("ben", ISSUER, "4712"), "so it is")
                        .decision())
                .extracting("actor")
                .isEqualTo("ada.lovelace, ben");
    }

    @Test
    void takesTwoLoginsHoweverLong() {
        ParkedMessage row = hub.held("1", "new", "R9");
        String one = "a".repeat(100);
        String two = "b".repeat(100);
        parking.holds().vote(row.id(), Act.RELEASE, Person.local(one), "public");

        parking.holds().vote(row.id(), Act.RELEASE, Person.local(two), "so it is");

        assertThat(EventSeen.all(hub.database, "DECIDED"))
                .extracting(EventSeen::actor)
                .containsExactly(one + ", " + two);
    }

    @Test
    void keepsADecisionOverARestartUntilItIsCarriedOut() throws Exception {
        ParkedMessage row =
                parking.decisions().decide(hub.rejected("1", unknownType()).id(), Act.REPLAY, WHO, "try");

        hub = hub.restarted();

        assertThat(hub.parking.execution().pending()).containsExactly(row.id());
        hub.parking.execution().done(row);
        assertThat(hub.parking.execution().pending()).isEmpty();
    }

    @Test
    void doesNotTickOffWhatHasComeToWaitAgain() {
        ParkedMessage row =
                parking.decisions().decide(hub.undeliverable("north", "1").id(), Act.REPLAY, WHO, "try");
        parking.execution().begin(row);
        parking.park(ToPark.undeliverable("east", row.entry(), Stage.RENDER, unknownType(), "R1"));

        parking.execution().done(row);

        ParkedMessage again = parking.get(row.id());
        assertThat(again.state()).isEqualTo(ParkedState.WAITING);
        assertThat(again.tries().attempts()).isEqualTo(2);
        assertThat(again.decision()).isNull();
    }

    @Test
    void carriesOutNoDecisionThatIsNotInForceAnyMore() {
        ParkedMessage row =
                parking.decisions().decide(hub.undeliverable("north", "1").id(), Act.REPLAY, WHO, "try");
        parking.execution().begin(row);
        parking.park(ToPark.undeliverable("east", row.entry(), Stage.RENDER, unknownType(), "R1"));
        assertThatThrownBy(() -> parking.execution().begin(row)).isInstanceOf(OperationRejected.class);

        ParkedMessage other = parking.decisions().decide(row.id(), Act.DISCARD, WHO, "no use");

        assertThatThrownBy(() -> parking.execution().begin(row)).isInstanceOf(OperationRejected.class);
        parking.execution().begin(other);
        parking.execution().begin(other);
    }

    @Test
    void countsAFailureOnceThoughItIsDecidedAboutBeforeItsMessageIsThere() {
        ParkedMessage row =
                parking.decisions().decide(hub.undeliverable("north", "1").id(), Act.REPLAY, WHO, "try");

        ParkedMessage redone =
                parking.park(ToPark.undeliverable("east", row.entry(), Stage.RENDER, unknownType(), "R1"));

        assertThat(redone.tries().attempts()).isOne();
    }

    @Test
    void holdsAgainWhatWasCancelledBeforeItsReleaseLeftTheBroker() {
        ParkedMessage row = hub.held("1", "new", "R9");
        parking.holds().vote(row.id(), Act.RELEASE, Person.local(WHO), "public");
        ParkedMessage decided = parking.holds().vote(row.id(), Act.RELEASE, Person.local("another"), "so it is");
        parking.execution().begin(decided);
        hub.ledger.resolve(row.entry(), LedgerFixture.queued("east"), WHO, "public");
        hub.send("2", LedgerFixture.sample("cancel-6"));

        ParkedMessage underWay = parking.get(row.id());
        assertThatThrownBy(() -> parking.execution().refuseIfOvertaken(underWay))
                .hasMessageContaining("has cancelled it");
        parking.execution().waitAgain(underWay, "it was cancelled meanwhile");
        parking.holds().vote(row.id(), Act.REFUSE, Person.local(WHO), "it was cancelled");
        hub.ledger.resolve(row.entry(), RecipientOutcome.refused("east", "R9"), WHO, "it was cancelled");

        assertThat(hub.kinds()).endsWith("QUEUED", "RECEIVED", "ACCEPTED", "WITHDRAWN", "VOTED", "REFUSED");
    }

    @Test
    void letsACancellationWaitForAReleaseThatIsAlmostDone() throws Exception {
        ParkedMessage row =
                parking.decisions().decide(hub.undeliverable("north", "1").id(), Act.REPLAY, WHO, "try");
        long cancel = hub.begin("2", LedgerFixture.sample("cancel-6")).entry();
        ExecutorService other = Executors.newSingleThreadExecutor();
        Future<Set<String>> earlier = hub.ledger.together(() -> {
            parking.execution().refuseIfOvertaken(row);
            Future<Set<String>> asked = other.submit(() -> hub.ledger.together(() -> {
                hub.ledger.accept(cancel, LedgerFixture.hub(LedgerFixture.sample("cancel-6")));
                return hub.ledger.earlierRecipients("north", "N-1", 6, 0);
            }));
            // Time enough to be quicker, were it not made to wait.
            assertThatThrownBy(() -> asked.get(500, java.util.concurrent.TimeUnit.MILLISECONDS))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
            hub.ledger.resolve(row.entry(), LedgerFixture.queued("east"), WHO, "try");
            return asked;
        });

        assertThat(earlier.get()).containsExactly("east");
        other.shutdown();
    }

    @Test
    void isOfTheStageWhereItLastFailed() {
        ParkedMessage row =
                parking.decisions().decide(hub.undeliverable("north", "1").id(), Act.REPLAY, WHO, "try");

        ParkedMessage again =
                parking.park(ToPark.undeliverable("east", row.entry(), Stage.DELIVER, unknownType(), null));

        assertThat(again.stage()).isEqualTo(Stage.DELIVER);
        assertThat(again.rule()).isEqualTo("R1");
    }

    @Test
    void knowsAReplayByItsTokenAndNothingElse() {
        ParkedMessage row =
                parking.decisions().decide(hub.rejected("1", unknownType()).id(), Act.REPLAY, WHO, "try");
        String token = java.util.Objects.requireNonNull(row.decision()).token();

        assertThat(parking.execution().origin(token)).contains(row.entry());
        assertThat(parking.execution().origin(row.id())).isEmpty();
        for (String forged : List.of("", "\0", "x".repeat(1 << 20), "%".repeat(32), token + "\n")) {
            assertThat(parking.execution().origin(forged)).isEmpty();
        }
    }

    @Test
    void listsByPartnerCodeReferenceAndTime() {
        ParkedMessage one = hub.rejected("1", unknownType());
        hub.undeliverable("north", "2");
        Instant later = one.tries().last().plusSeconds(3600);

        assertThat(ids(new ParkedFilter(Set.of(ParkingQueue.DEAD_IN), null, null, null, null, null)))
                .containsExactly(one.id());
        assertThat(ids(new ParkedFilter(ParkedFilter.DEAD, "east", null, null, null, null)))
                .hasSize(1)
                .doesNotContain(one.id());
        assertThat(ids(new ParkedFilter(ParkedFilter.DEAD, null, "CODE_UNKNOWN", null, null, null)))
                .hasSize(2);
        assertThat(ids(new ParkedFilter(ParkedFilter.DEAD, null, "SCHEMA", null, null, null)))
                .isEmpty();
        assertThat(ids(new ParkedFilter(ParkedFilter.DEAD, null, null, "REF 1", null, null)))
                .containsExactly(one.id());
        assertThat(ids(new ParkedFilter(
                        ParkedFilter.DEAD, null, null, null, one.tries().last(), later)))
                .contains(one.id());
        assertThat(ids(new ParkedFilter(ParkedFilter.DEAD, null, null, null, later, null)))
                .isEmpty();
        assertThat(parking.count(DEAD)).isEqualTo(2);
    }

    @Test
    void keepsNoValueOfAMessage() {
        hub.rejected("1", unknownType());
        hub.undeliverable("north", "2");

        assertThat(hub.sql
                        .sql("select * from parked_message")
                        .query()
                        .listOfRows()
                        .toString())
                .doesNotContain("=X");
    }

    @Test
    void sealsWhatPeopleDid() {
        ParkedMessage row = hub.rejected("1", unknownType());
        parking.decisions().edit(row.id(), bytes("new"), bytes("-old\n+new"), WHO, "agreed");
        parking.shown(row.id(), WHO);
        hub.chain.seal();

        assertThat(hub.chain.verify().ok()).isTrue();
        assertThat(parking.execution().edited(parking.get(row.id()))).asString().isEqualTo("new");
        assertThat(EventSeen.all(hub.database, "EDITED"))
                .singleElement()
                .extracting(event -> event.detail().toString())
                .asString()
                .contains("agreed", row.id())
                .doesNotContain("old");
    }

    @Test
    void refusesAReasonThatIsNone() {
        String id = hub.rejected("1", unknownType()).id();

        for (String reason : List.of("", " \n", "x".repeat(1001), "x\0", "x\nx", "\uD800")) {
            assertThatThrownBy(() -> parking.decisions().decide(id, Act.DISCARD, WHO, reason))
                    .isInstanceOf(OperationRejected.class);
        }
        assertThat(parking.get(id).state()).isEqualTo(ParkedState.WAITING);
    }

    private List<String> ids(ParkedFilter filter) {
        return parking.list(filter, 10).stream().map(ParkedMessage::id).toList();
    }

    private static <T> List<Object> atOnce(int times, Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Object> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(
                    IntStream.range(0, times).mapToObj(i -> work).toList())) {
                try {
                    answers.add(answer.get());
                } catch (java.util.concurrent.ExecutionException e) {
                    answers.add(e.getCause());
                }
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
