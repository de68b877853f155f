package org.flaghoist.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.flaghoist.ledger.Stage;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.UnknownWord;
import org.flaghoist.parking.Act;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ToPark;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(TestDatabase.BOTH)
class RefusedWordsTest {

    private final Rejection other = new Rejection(FaultCode.SCHEMA, "/id", "id", null);

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    @Test
    void countsThoseThatWaitByPartnerTableAndWord() {
        rejected("1", "item", "ВЕСЛО");
        rejected("2", "item", "ВЕСЛО");
        rejected("3", "vessel", "ДЖЕТ");
        undeliverable("4", "south", "craft", "JETSKI");
        undeliverable("5", "south--coast", "craft", "JETSKI");
        hub.parking.park(ToPark.rejected("north", hub.begin("6", "6").entry(), Stage.TRANSLATE, other));

        assertThat(words().list())
                .extracting(
                        RefusedWord::partner,
                        RefusedWord::use,
                        RefusedWord::table,
                        RefusedWord::word,
                        RefusedWord::waiting,
                        RefusedWord::examples)
                .containsExactly(
                        tuple("north", WordUse.READ, "item", "ВЕСЛО", 2L, List.of("A-1", "A-2")),
                        tuple("north", WordUse.READ, "vessel", "ДЖЕТ", 1L, List.of("A-3")),
                        tuple("south", WordUse.WRITTEN, "craft", "JETSKI", 2L, List.of()));
    }

    @Test
    void showsAtMostThreeExamples() {
        List.of("1", "2", "3", "4").forEach(key -> rejected(key, "item", "ВЕСЛО"));

        assertThat(words().list()).singleElement().satisfies(word -> {
            assertThat(word.waiting()).isEqualTo(4);
            assertThat(word.examples()).containsExactly("A-1", "A-2", "A-3");
        });
    }

    @Test
    void forgetsTheWordWhenTheDeadLetterIsDone() {
        ParkedMessage row = rejected("1", "item", "ВЕСЛО");
        ParkedMessage decided = hub.parking.decisions().decide(row.id(), Act.DISCARD, "duty-desk", "noise");

        hub.parking.execution().done(decided);

        assertThat(words().list()).isEmpty();
        assertThat(kept()).isEmpty();
    }

    @Test
    void findsWhatWaitsOfSomeEntries() {
        ParkedMessage row = rejected("1", "item", "ВЕСЛО");
        ParkedMessage ofABody = undeliverable("2", "south--coast", "craft", "JETSKI");
        WordMeaning oar = new WordMeaning("north", WordUse.READ, "item", "ВЕСЛО", "");
        WordMeaning jetski = new WordMeaning("south", WordUse.WRITTEN, "craft", "JETSKI", "");
        long first = row.from().entry();

        assertThat(words().waiting(oar, new EntryRange(0, first), 10))
                .containsExactly(new WaitingLetter(row.id(), first));
        assertThat(words().waiting(jetski, new EntryRange(first, first + 1), 10))
                .containsExactly(new WaitingLetter(ofABody.id(), first + 1));
        assertThat(words().waiting(oar, new EntryRange(0, first - 1), 10)).isEmpty();
        assertThat(words().waiting(oar, new EntryRange(first, first + 1), 10)).isEmpty();
    }

    private RefusedWords words() {
        return new RefusedWords(hub.recorded);
    }

    private List<@Nullable String> kept() {
        return hub.rows.column("select word from parked_message where word is not null");
    }

    private ParkedMessage rejected(String key, String table, String word) {
        long entry = hub.begin(key, key).entry();
        Rejection fault = unknown(table, word).of("A-" + key, 1);
        hub.ledger.reject(entry, Stage.TRANSLATE, fault, "A-" + key, 1);
        return hub.parking.park(ToPark.rejected(LedgerFixture.SENDER, entry, Stage.TRANSLATE, fault));
    }

    private ParkedMessage undeliverable(String key, String recipient, String table, String word) {
        long entry = hub.begin(key, key).entry();
        return hub.parking.park(ToPark.undeliverable(recipient, entry, Stage.RENDER, unknown(table, word), "R6"));
    }

    private static Rejection unknown(String table, String word) {
        return new Rejection(FaultCode.CODE_UNKNOWN, "1", "Вещи", word).lacking(new UnknownWord(table, word));
    }
}
