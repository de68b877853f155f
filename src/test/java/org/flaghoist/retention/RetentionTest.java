package org.flaghoist.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.flaghoist.testing.LedgerFixture.SENDER;
import static org.flaghoist.testing.LedgerFixture.queued;
import static org.flaghoist.testing.LedgerFixture.sample;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.flaghoist.ledger.Acceptance;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.Origin;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.ledger.Stage;
import org.flaghoist.ledger.body.Digests;
import org.flaghoist.notification.CanonicalJson;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.parking.ToPark;
import org.flaghoist.people.Matter;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.people.Request;
import org.flaghoist.people.RequestKind;
import org.flaghoist.people.Requests;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag(TestDatabase.BOTH)
final class RetentionTest {

    private static final String REFERENCE = "N-1";
    private static final Person ANN = Person.local("ann");
    private static final Person BEN = Person.local("ben");

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    @Test
    void purgesAllBodiesPastTheirTimeAndTheChainStillVerifies() {
        long entry = delivered();
        assertThat(purge(Instant.EPOCH, null)).isZero();
        assertThat(purge(later(), null)).isEqualTo(3);
        assertThat(hub.count("content")).isZero();
        assertThat(hub.overview.original(entry)).isEmpty();
        assertThat(hub.kinds()).endsWith("PURGED");
        assertThat(purge(later(), null)).isZero();
        hub.chain.seal();
        assertThat(hub.chain.verify().ok()).isTrue();
    }

    /** The bytes that a notification came in, which an operator sent again, and the notification. */
    private long[] sentAgain() {
        long file = hub.begin("1", "NO TRAILER " + sample("new")).entry();
        hub.ledger.reject(file, Stage.COLLECT, new Rejection(FaultCode.TRAILER_MISMATCH, "0", null, null), null, null);
        byte[] bytes = sample("new").getBytes(StandardCharsets.UTF_8);
        long entry = hub.ledger
                .begin(new Arrival(SENDER, "2", bytes, null, 1).from(file))
                .entry();
        hub.ledger.accept(entry, LedgerFixture.hub(sample("new")));
        return new long[] {file, entry};
    }

    @Test
    void erasesAlsoWhatANotificationWasSentAgainFrom() {
        long file = sentAgain()[0];
        hub.erasure.erase(SENDER, REFERENCE, ANN, "asked for");
        assertThat(hub.erasure.erase(SENDER, REFERENCE, BEN, "seen the letter")).hasValue(3);
        assertThat(hub.overview.original(file)).isEmpty();
        assertThat(hub.count("content")).isZero();
        hub.chain.seal();
        assertThat(hub.chain.verify().ok()).isTrue();
    }

    @Test
    void keepsUnderALegalHoldAlsoWhatANotificationWasSentAgainFrom() {
        long file = sentAgain()[0];
        hub.deliver("3", sample("new").replace(REFERENCE, "N-2"));
        hub.legalHolds.hold(SENDER, REFERENCE, "ann", "court order");
        assertThat(purge(later(), null)).isEqualTo(2);
        assertThat(hub.overview.original(file)).isPresent();
        hub.legalHolds.lift(SENDER, REFERENCE, ANN, "the case is closed");
        hub.legalHolds.lift(SENDER, REFERENCE, BEN, "so it is");
        assertThat(purge(later(), null)).isEqualTo(3);
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void endsWhereSomebodyMadeACircleOfWhatWasSentAgain() {
        long[] circle = sentAgain();
        hub.rows.update("update entry set origin = ? where id = ?", circle[1], circle[0]);
        assertThat(Origin.of(hub.sql, circle[0])).extracting(Origin::entry).containsExactly(circle[1], circle[0]);
        hub.legalHolds.hold(SENDER, REFERENCE, "ann", "court order");
        assertThat(purge(later(), null)).isZero();
        assertThatThrownBy(() -> hub.erasure.erase(SENDER, REFERENCE, ANN, "asked for"))
                .isInstanceOf(OperationRejected.class);
    }

    @Test
    void purgesByTypeAndLeavesTheOthersToTheUsualRule() {
        delivered();
        String type = LedgerFixture.hub(sample("new")).path("type").asText();
        assertThat(purge(later(), "LIAISON")).isZero();
        assertThat(purge(later(), null, type)).isZero();
        assertThat(purge(later(), type)).isEqualTo(3);
    }

    @Test
    void purgesWhatWasRejectedByTheUsualRule() {
        long entry = hub.begin("1", "{}").entry();
        hub.ledger.reject(entry, Stage.TRANSLATE, new Rejection(FaultCode.SCHEMA, "", null, null), null, null);
        assertThat(purge(later(), null, "ARREST")).isOne();
    }

    @Test
    void keepsWhatIsOnItsWayOrWaitsForAPerson() {
        long queued = hub.deliver("1", sample("new"), queued("east"));
        assertThat(purge(later(), null)).isZero();
        hub.ledger.delivered(queued, "east", 1, null);
        hub.parking.park(ToPark.held("south", queued, "R9"));
        assertThat(purge(later(), null)).isZero();
    }

    @Test
    void keepsWhatIsUnderALegalHoldUntilItIsLifted() {
        delivered();
        hub.legalHolds.hold(SENDER, REFERENCE, "ann", "court order");
        assertThat(purge(later(), null)).isZero();
        assertThatThrownBy(() -> hub.erasure.erase(SENDER, REFERENCE, BEN, "asked for"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("court order");
        assertThatThrownBy(() -> hub.legalHolds.hold(SENDER, REFERENCE, "ben", "again"))
                .hasMessageContaining("by ann");
        assertThat(hub.legalHolds.lift(SENDER, REFERENCE, ANN, "the case is closed"))
                .isFalse();
        assertThat(hub.legalHolds.list()).hasSize(1);
        assertThat(hub.legalHolds.lift(SENDER, REFERENCE, BEN, "so it is")).isTrue();
        assertThat(hub.legalHolds.list()).isEmpty();
        assertThat(purge(later(), null)).isEqualTo(3);
        assertThat(hub.kinds()).contains("LEGAL_HOLD");
    }

    @Test
    void erasesAllRevisionsOfANotificationAndSaysWhoHadThem() {
        delivered();
        long second = hub.deliver("2", sample("update-2"), queued("east"), RecipientOutcome.refused("west", "R3"));
        hub.ledger.delivered(second, "east", 1, null);
        assertThat(hub.erasure.receivedBy(SENDER, REFERENCE))
                .extracting(Erasure.ReceivedCopy::revision, Erasure.ReceivedCopy::recipient)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, "east"), org.assertj.core.groups.Tuple.tuple(2, "east"));
        assertThat(hub.erasure.erase(SENDER, REFERENCE, ANN, "asked for")).isEmpty();
        assertThat(hub.count("content")).isNotZero();
        assertThat(hub.erasure.erase(SENDER, REFERENCE, BEN, "seen the letter")).hasValue(6);
        assertThat(hub.count("content")).isZero();
        assertThat(hub.kinds()).endsWith("ERASED");
        hub.chain.seal();
        assertThat(hub.chain.verify().ok()).isTrue();
    }

    @Test
    void liftsAndErasesNothingByOnePersonOfTwoNames() {
        delivered();
        Person ann = Person.provided("ann", "https://login.example", "4711");
        Person again = Person.provided("ann.b", "https://login.example", "4711");
        hub.legalHolds.hold(SENDER, REFERENCE, "ann", "court order");
        hub.legalHolds.lift(SENDER, REFERENCE, ann, "the case is closed");
        assertThatThrownBy(() -> hub.legalHolds.lift(SENDER, REFERENCE, again, "so it is"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("as ann; it takes a second person");
        hub.legalHolds.lift(SENDER, REFERENCE, Person.provided("ben", "https://login.example", "4712"), "yes");
        hub.erasure.erase(SENDER, REFERENCE, ann, "asked for");
        assertThatThrownBy(() -> hub.erasure.erase(SENDER, REFERENCE, again, "asked for"))
                .isInstanceOf(OperationRejected.class);
        assertThatThrownBy(() -> hub.erasure.erase(SENDER, REFERENCE, BEN, "asked for"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("may be one person");
        assertThat(hub.count("content")).isNotZero();
    }

    @Test
    void showsWhatWaitsForASecondPersonUntilItIsWithdrawn() {
        delivered();
        Requests requests = new Requests(hub.recorded);
        Matter erasure = new Matter(RequestKind.ERASE, SENDER, REFERENCE);
        hub.erasure.erase(SENDER, REFERENCE, ANN, "asked for");
        assertThat(requests.list(Set.of(RequestKind.ERASE)))
                .extracting(Request::partner, Request::subject, Request::by, Request::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(SENDER, REFERENCE, ANN, "asked for"));
        requests.withdraw(erasure, BEN, "a mistake");
        assertThat(requests.list(Set.of(RequestKind.ERASE))).isEmpty();
        assertThatThrownBy(() -> requests.withdraw(erasure, BEN, "a mistake")).isInstanceOf(OperationRejected.class);
        assertThat(hub.erasure.erase(SENDER, REFERENCE, BEN, "asked for")).isEmpty();
        assertThat(hub.kinds()).endsWith("REQUESTED", "REQUEST_WITHDRAWN", "REQUESTED");
        hub.chain.seal();
        assertThat(hub.chain.verify().ok()).isTrue();
    }

    @Test
    void erasesNothingThatIsStillOpenOrUnknown() {
        hub.deliver("1", sample("new"), queued("east"));
        assertThatThrownBy(() -> hub.erasure.erase(SENDER, REFERENCE, ANN, "asked for"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("its copy for east is on its way");
        assertThatThrownBy(() -> hub.erasure.erase(SENDER, "NONE", ANN, "asked for"))
                .hasMessageContaining("nothing of " + SENDER);
        assertThatThrownBy(() -> hub.erasure.erase(SENDER, REFERENCE, ANN, " ")).hasMessageContaining("reason");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void letsNobodyConfirmAGuessOfWhatWasDeletedAndStillKnowsWhatIsSentAgain(boolean erased) {
        delivered();
        String guess = Digests.plain(new CanonicalJson().text(LedgerFixture.hub(sample("new"))));
        assertThat(digests()).contains(guess);
        if (erased) {
            hub.erasure.erase(SENDER, REFERENCE, ANN, "asked for");
            hub.erasure.erase(SENDER, REFERENCE, BEN, "seen the letter");
        } else {
            purge(later(), null);
        }
        assertThat(digests()).isNotEmpty().doesNotContain(guess);
        assertThat(hub.send("2", sample("new"))).isEqualTo(Acceptance.DUPLICATE);
        assertThatThrownBy(() -> hub.send("3", sample("new-changed")))
                .isInstanceOfSatisfying(
                        Rejection.class, refused -> assertThat(refused.code()).isEqualTo(FaultCode.ID_REUSED));
    }

    private List<String> digests() {
        return hub.rows.column("select digest from entry where state = 'ACCEPTED'");
    }

    private long delivered() {
        long entry = hub.deliver("1", sample("new"), queued("east"));
        hub.ledger.delivered(entry, "east", 1, null);
        return entry;
    }

    private static Instant later() {
        return Instant.now().plusSeconds(1);
    }

    /** The hold is placed, and not yet committed. */
    @Test
    void keepsWhatIsPutUnderALegalHoldInTheSameMoment() throws Exception {
        delivered();
        ExecutorService others = Executors.newSingleThreadExecutor();
        Future<Integer> purged = hub.ledger.together(() -> {
            hub.legalHolds.hold(SENDER, REFERENCE, "ann", "court order");
            Future<Integer> elsewhere = others.submit(() -> purge(later(), null));
            assertThat(elsewhere)
                    .failsWithin(Duration.ofSeconds(1))
                    .withThrowableThat()
                    .isInstanceOf(TimeoutException.class);
            return elsewhere;
        });

        assertThat(purged).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(0);
        assertThat(hub.count("content")).isPositive();
        others.shutdown();
    }

    private int purge(Instant before, @Nullable String type, String... others) {
        return hub.purging.purge(
                new Purging.RetentionRule(SENDER, type, Set.copyOf(List.of(others)), before), () -> true);
    }
}
