package org.flaghoist.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flaghoist.testing.LedgerFixture.SENDER;
import static org.flaghoist.testing.LedgerFixture.queued;
import static org.flaghoist.testing.LedgerFixture.sample;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.flaghoist.people.Person;
import org.flaghoist.retention.Purging;
import org.flaghoist.search.NotificationFilter;
import org.flaghoist.search.NotificationRow;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag(TestDatabase.BOTH)
final class IndexerTest {

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    private SearchIndex index;
    private SearchKeys keys;
    private Indexer indexer;

    @BeforeEach
    void open() throws IOException {
        index = new SearchIndex(hub.recorded);
        keys = new SearchKeys(hub.key);
        indexer = new Indexer(hub.recorded, index, keys, (partner, copy) -> "");
    }

    @ParameterizedTest
    @CsvSource({
        "SERIAL, 6b4k771",
        "SERIAL, E40X 0042",
        "HULL, ly-abc00042a326",
        "DOCUMENT, ZZ 9900001",
        "PLACE, Черноморец",
        "PLACE, chernomorets",
        "PLACE, BGBOJ",
        "WORDS, брезент ЛОДКАТА",
        "WORDS, القارب",
        "WORDS, aussenborder soferului"
    })
    void findsANotificationByWhatPeopleKnow(SearchField field, String typed) {
        hub.deliver("1", sample("new").replace("N-1", "N-2"));
        long entry = known();
        assertThat(found(field, typed)).isEmpty();
        all();
        assertThat(found(field, typed)).containsExactly(entry);
    }

    @Test
    void findsWhatSaysAllOfThatAndNothingElse() {
        long entry = known();
        all();
        assertThat(found(SearchField.SERIAL, "6B4K771", SearchField.PLACE, "Chernomorets"))
                .containsExactly(entry);
        assertThat(found(SearchField.SERIAL, "6B4K771", SearchField.PLACE, "Burgas"))
                .isEmpty();
        assertThat(found(SearchField.SERIAL, "ZZ9900001")).isEmpty();
        assertThat(found(SearchField.WORDS, "Testov")).isEmpty();
    }

    /** It is found by what it answers. */
    @Test
    void leavesOutAnswers() {
        hub.deliver("1", sample("known").replace("\"SEIZURE\"", "\"ANSWER\"").replace("N-1", "N-3"));
        all();
        assertThat(hub.count("search_key")).isZero();
        assertThat(hub.count("link_key")).isZero();
    }

    @Test
    void findsErasedContentsNoMoreAndKeepsNothingOfThem() {
        known();
        all();
        hub.erasure.erase(SENDER, "N-1", Person.local("ann"), "asked for");
        assertThat(found(SearchField.SERIAL, "6B4K771")).hasSize(1);
        hub.erasure.erase(SENDER, "N-1", Person.local("ben"), "seen the letter");
        assertThat(found(SearchField.SERIAL, "6B4K771")).isEmpty();
        assertThat(hub.count("search_key")).isZero();
        all();
        assertThat(hub.count("search_key")).isZero();
    }

    @Test
    void findsContentsPastTheirRetentionNoMoreAndAllOthersStill() {
        known();
        long other = hub.deliver("2", sample("known").replace("N-1", "N-2"), queued("east"));
        all();
        Instant later = Instant.now().plusSeconds(10);
        hub.purging.purge(new Purging.RetentionRule(SENDER, null, Set.of(), later), () -> true);
        assertThat(found(SearchField.SERIAL, "6B4K771")).containsExactly(other);
    }

    @Test
    void putsNothingInThatIsErasedWhileItIsRead() {
        known();
        Indexer.IndexBatch read = indexer.read().orElseThrow();
        hub.erasure.erase(SENDER, "N-1", Person.local("ann"), "asked for");
        hub.erasure.erase(SENDER, "N-1", Person.local("ben"), "seen the letter");
        indexer.write(read);
        assertThat(hub.count("search_key")).isZero();
    }

    @Test
    void findsNoSpillThatWasNoneWhenItWasPutIn() {
        long entry = known();
        all();
        hub.rows.update("update entry set spill = ? where id = ?", true, entry);
        assertThat(found(SearchField.SERIAL, "6B4K771")).isEmpty();
    }

    @Test
    void looksAgainAtWhatIsChangedWhileItIsRead() {
        long entry = known();
        Indexer.IndexBatch read = indexer.read().orElseThrow();
        hub.rows.update("insert into content (entry, kept_at, packed) select entry, kept_at, packed from content");
        indexer.write(read);
        assertThat(hub.count("search_key")).isZero();
        all();
        assertThat(found(SearchField.SERIAL, "6B4K771")).containsExactly(entry);
    }

    /** What a hub leaves that is killed before its commit. */
    @Test
    void losesNothingWhereItDiesInTheMiddle() {
        long entry = known();
        Boolean did = hub.ledger.rehearse(() -> indexer.step());
        assertThat(did).isTrue();
        assertThat(hub.count("search_key")).isZero();
        assertThat(index.state().waiting()).isPositive();
        all();
        assertThat(found(SearchField.SERIAL, "6B4K771")).containsExactly(entry);
        assertThat(index.state().waiting()).isZero();
    }

    @Test
    void makesTheIndexAnewWhereItIsAnotherKeys() {
        long first = known();
        long second = hub.deliver("2", sample("known").replace("N-1", "N-2"), queued("east"));
        all();
        keys = new SearchKeys(new byte[32]);
        indexer = new Indexer(hub.recorded, index, keys, (partner, copy) -> "");
        assertThat(found(SearchField.SERIAL, "6B4K771")).isEmpty();
        long before = hub.count("search_key");
        all();
        assertThat(found(SearchField.SERIAL, "6B4K771")).containsExactly(second, first);
        assertThat(hub.count("search_key")).isEqualTo(before);
        assertThat(indexer.step()).isFalse();
    }

    @Test
    void makesTheIndexAnewWhereItIsGone() {
        long entry = known();
        all();
        hub.rows.update("delete from search_key");
        hub.rows.update("update search_index set made_by = ''");
        all();
        assertThat(found(SearchField.SERIAL, "6B4K771")).containsExactly(entry);
    }

    @Test
    void saysHowFarItHasCome() {
        long entry = known();
        assertThat(index.state().waiting()).isPositive();
        assertThat(index.state().indexedTo())
                .isEqualTo(hub.history.row(entry).orElseThrow().at());
        all();
        assertThat(index.state()).isEqualTo(new SearchIndex.IndexState(0, null, null));
    }

    @Test
    void isNotHeldUpByWhatSomebodyHasDamaged() {
        long damaged = known();
        hub.rows.update("update content set packed = ? where entry = ?", new byte[] {1, 2, 3}, damaged);
        long entry = hub.deliver("2", sample("known").replace("N-1", "N-2"));
        all();
        assertThat(found(SearchField.SERIAL, "6B4K771")).containsExactly(entry);
    }

    private long known() {
        return hub.deliver("message-known", sample("known"));
    }

    private void all() {
        while (indexer.step()) {
            // until nothing is left
        }
    }

    private List<Long> found(SearchField field, String typed) {
        return found(keys.of(field, typed));
    }

    private List<Long> found(SearchField one, String typed, SearchField other, String also) {
        Set<Long> both = new TreeSet<>(keys.of(one, typed));
        both.addAll(keys.of(other, also));
        return found(both);
    }

    private List<Long> found(Set<Long> asked) {
        return hub.search.find(NotificationFilter.ALL, asked).rows().stream()
                .map(NotificationRow::entry)
                .toList();
    }
}
