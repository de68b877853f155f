package org.flaghoist.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.flaghoist.change.ChangeState;
import org.flaghoist.change.ProposedChange;
import org.flaghoist.change.ProposedChange.Signature;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.Stage;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.UnknownWord;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkedState;
import org.flaghoist.parking.ToPark;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag(TestDatabase.BOTH)
class WordReplaysTest {

    private static final long CHANGE = 1;
    private static final WordMeaning OAR = new WordMeaning("north", WordUse.READ, "item", "ВЕСЛО", "OTHER");

    private static final WordMeaning JETSKI = new WordMeaning("south", WordUse.WRITTEN, "craft", "JETSKI", "BOAT");

    @AutoClose
    private final LedgerFixture ledger = LedgerFixture.open();

    private final AtomicBoolean everywhere = new AtomicBoolean(true);
    private ChangeState state = ChangeState.PROPOSED;
    private ProposedWords proposed;

    @BeforeEach
    void propose() throws Exception {
        proposed = new ProposedWords(ledger.recorded);
        ledger.rows.update(
                "insert into change (id, actor, identity, reason, proposed_at, state, from_configuration, stamp)"
                        + " values (1, 'ann', 'local:ann', 'so they write', 0, 'PROPOSED', 'x', '')");
        proposed.insert(CHANGE, OAR);
    }

    @Test
    void forgetsWordsForWhichNothingHasWaitedForAMonth() {
        proposed.insert(CHANGE, JETSKI);
        proposed.end(new ProposedWord(CHANGE, OAR));
        assertThat(oldWords(29).isAnyOld()).isFalse();
        assertThat(oldWords(31).isAnyOld()).isTrue();
        oldWords(31).forgetOld();

        assertThat(oldWords(1000).isAnyOld()).isFalse();
        assertThat(proposed.open()).containsExactly(new ProposedWord(CHANGE, JETSKI));
    }

    private OldWords oldWords(int days) {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(days));
        return new OldWords(new LedgerDatabase(ledger.database, ledger.key, later));
    }

    @Test
    void decidesAboutNothingUntilAllHubsKnowTheWord() {
        String id = rejected("1", "ВЕСЛО");
        words().look();
        state = ChangeState.APPROVED;
        words().look();
        state = ChangeState.ACTIVE;
        everywhere.set(false);
        words().look();
        assertThat(row(id).state()).isEqualTo(ParkedState.WAITING);
        assertThat(proposed.open()).hasSize(1);

        everywhere.set(true);
        words().look();

        assertThat(row(id).state()).isEqualTo(ParkedState.DECIDED);
        assertThat(row(id).decision()).extracting("actor").isEqualTo("ben");
        assertThat(row(id).decision()).extracting("reason").isEqualTo("change 1 of table item");
        assertThat(proposed.open()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into proposed_word (change, partner, way, code_table, word, meaning, stamp)"
                        + " values (1, 'north', 'READ', 'item', 'ГРЕБЛО', 'OTHER', '')",
                "insert into proposed_word (change, partner, way, code_table, word, meaning, stamp)"
                        + " select change, partner, way, code_table, 'ГРЕБЛО', meaning, stamp from proposed_word",
                "update proposed_word set word = 'ГРЕБЛО'"
            })
    void decidesAboutNothingByAWordThatSomebodyPutIn(String statement) {
        String id = rejected("1", "ГРЕБЛО");
        StoredWords stored = new StoredWords(ledger.database, ledger.key);
        assertThat(stored.firstForged()).isEmpty();
        state = ChangeState.ACTIVE;
        ledger.rows.update(statement);

        assertThatThrownBy(() -> words().look())
                .isInstanceOf(OperationRejected.class)
                .hasMessageStartingWith("a word of change 1 is not as the hubs have written it");
        assertThat(row(id).state()).isEqualTo(ParkedState.WAITING);
        assertThat(stored.firstForged()).contains(CHANGE);
    }

    @Test
    void doesAgainWhatWaitsForAWordOfAnotherChangeThanThatWhichSomebodyPutIn() {
        String id = rejected("1", "ВЕСЛО");
        ledger.rows.update(
                "insert into change (id, actor, identity, reason, proposed_at, state, from_configuration, stamp)"
                        + " values (0, 'ann', 'local:ann', 'put in', 0, 'ACTIVE', 'x', '')");
        proposed.insert(0, JETSKI);
        ledger.rows.update("update proposed_word set meaning = 'RAFT' where change = 0");
        state = ChangeState.ACTIVE;

        assertThatThrownBy(() -> words().look()).isInstanceOf(OperationRejected.class);

        assertThat(row(id).state()).isNotEqualTo(ParkedState.WAITING);
    }

    @Test
    void leavesWhatWaitsForAnotherWord() {
        String other = rejected("1", "ГРЕБЛО");
        state = ChangeState.ACTIVE;

        words().look();

        assertThat(row(other).state()).isEqualTo(ParkedState.WAITING);
        assertThat(proposed.ended(10)).extracting(KnownWord::again).containsExactly(0);
    }

    @Test
    void decidesAboutEachOnceThoughTwoHubsLookAtOnce() {
        List<String> ids = Stream.of("1", "2", "3", "4", "5", "6")
                .map(key -> rejected(key, "ВЕСЛО"))
                .toList();
        state = ChangeState.ACTIVE;

        CompletableFuture<Void> another = CompletableFuture.runAsync(words()::look);
        words().look();
        another.join();
        words().look();

        assertThat(ids).allSatisfy(id -> assertThat(row(id).state()).isEqualTo(ParkedState.DECIDED));
        assertThat(ledger.kinds().stream().filter("REPLAYED"::equals)).hasSize(6);
        assertThat(proposed.ended(10)).extracting(KnownWord::again).containsExactly(6);
    }

    @Test
    void leavesWhatFailsAgainToPeople() {
        rejected("1", "ВЕСЛО");
        state = ChangeState.ACTIVE;
        words().look();
        String again = rejected("2", "ВЕСЛО");

        words().look();

        assertThat(row(again).state()).isEqualTo(ParkedState.WAITING);
    }

    @Test
    void doesAgainWhatWaitedWhateverTheClockOfItsHubSays() {
        String id = rejected("1", "ВЕСЛО");
        ledger.rows.update("update parked_message set last_at = last_at + 3600000");
        state = ChangeState.ACTIVE;

        words().look();

        assertThat(row(id).state()).isEqualTo(ParkedState.DECIDED);
    }

    @Test
    void goesPastWhatALaterRevisionHasOvertaken() {
        proposed.insert(CHANGE, JETSKI);
        long entry = ledger.deliver("1", LedgerFixture.sample("new"));
        List<String> overtaken =
                undeliverable(entry, "south--coast", "south--river").toList();
        ledger.deliver("2", LedgerFixture.sample("update-2"));
        List<String> others = Stream.of("3", "4", "5", "6", "7")
                .flatMap(key -> undeliverable(key, "south"))
                .toList();
        state = ChangeState.ACTIVE;

        words(2).look();

        assertThat(overtaken).allSatisfy(id -> assertThat(row(id).state()).isEqualTo(ParkedState.WAITING));
        assertThat(others).allSatisfy(id -> assertThat(row(id).state()).isEqualTo(ParkedState.DECIDED));
        assertThat(proposed.ended(10)).extracting(KnownWord::again).containsExactlyInAnyOrder(0, 5);
    }

    @Test
    void leavesOutNoBodyOfARecipientWhereABatchEndsBetweenThem() {
        proposed.insert(CHANGE, JETSKI);
        List<String> ids = Stream.of("1", "2")
                .flatMap(key -> undeliverable(key, "south--coast", "south--river"))
                .toList();
        state = ChangeState.ACTIVE;

        words(3).look();

        assertThat(ids).hasSize(4).allSatisfy(id -> assertThat(row(id).state()).isEqualTo(ParkedState.DECIDED));
    }

    @Test
    void decidesAboutNothingWhereTheHubsGoBackMeanwhile() {
        String id = rejected("1", "ВЕСЛО");
        state = ChangeState.ACTIVE;
        LongPredicate goingBack = reload -> {
            state = ChangeState.BACK;
            return true;
        };

        words(goingBack, 2).look();

        assertThat(row(id).state()).isEqualTo(ParkedState.WAITING);
    }

    @Test
    void writesNoWordIntoTheRecord() {
        rejected("1", "ВЕСЛО");
        state = ChangeState.ACTIVE;

        words().look();

        assertThat(EventSeen.all(ledger.database))
                .filteredOn(event -> event.kind().equals("REPLAYED"))
                .singleElement()
                .satisfies(event -> assertThat(event.detail().toString())
                        .contains("change 1")
                        .doesNotContain("ВЕСЛО", "OTHER"));
    }

    @Test
    void doesNothingWhereTheChangeIsRefused() {
        String id = rejected("1", "ВЕСЛО");
        state = ChangeState.REFUSED;

        words().look();

        assertThat(row(id).state()).isEqualTo(ParkedState.WAITING);
        assertThat(proposed.open()).isEmpty();
        assertThat(proposed.ended(10)).isEmpty();
    }

    private WordReplays words() {
        return words(500);
    }

    private WordReplays words(int batch) {
        return words(reload -> everywhere.get(), batch);
    }

    private WordReplays words(LongPredicate known, int batch) {
        return new WordReplays(ledger.recorded, this::change, known, ledger.parking.decisions(), batch);
    }

    private ProposedChange change(long id) {
        Signature second = new Signature(Person.local("ben"), "seen", Instant.EPOCH);
        return new ProposedChange(
                id, Person.local("ann"), "so they write", Instant.EPOCH, state, second, 7L, null, "x", "y", null, null);
    }

    private ParkedMessage row(String id) {
        return ledger.parking.get(id);
    }

    private Stream<String> undeliverable(String key, String... recipients) {
        return undeliverable(ledger.begin(key, key).entry(), recipients);
    }

    private Stream<String> undeliverable(long entry, String... recipients) {
        Rejection fault = new Rejection(FaultCode.CODE_UNKNOWN, "", "craft", "JETSKI")
                .lacking(new UnknownWord("craft", "JETSKI"));
        return Stream.of(recipients)
                .map(recipient -> ledger.parking
                        .park(ToPark.undeliverable(recipient, entry, Stage.RENDER, fault, "R6"))
                        .id());
    }

    private String rejected(String key, String word) {
        long entry = ledger.begin(key, key).entry();
        Rejection fault = new Rejection(FaultCode.CODE_UNKNOWN, "1", "Вещи", word)
                .lacking(new UnknownWord("item", word))
                .of("A-" + key, 1);
        ledger.ledger.reject(entry, Stage.TRANSLATE, fault, "A-" + key, 1);
        return ledger.parking
                .park(ToPark.rejected(LedgerFixture.SENDER, entry, Stage.TRANSLATE, fault))
                .id();
    }
}
