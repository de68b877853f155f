package org.flaghoist.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.flaghoist.testing.LedgerFixture.sample;

import java.io.IOException;
import java.nio.file.Path;
import org.flaghoist.console.ContentSearch.FoundPage;
import org.flaghoist.index.Indexer;
import org.flaghoist.index.SearchIndex;
import org.flaghoist.index.SearchKeys;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.release.RuleWords;
import org.flaghoist.search.NotificationFilter;
import org.flaghoist.search.NotificationRow;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.LedgerFixture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

final class ContentSearchTest {

    private static final KnownQuery SERIAL = new KnownQuery("6b4k771", null, null, null, null);

    @AutoClose
    private LedgerFixture hub;

    private ContentSearch search;
    private long entry;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        hub = new LedgerFixture(folder);
        SearchIndex index = new SearchIndex(hub.recorded);
        SearchKeys keys = new SearchKeys(hub.key);
        RuleWords noRules = new RuleWords(() -> {
            throw new AssertionError("a search is by no rule");
        });
        search = new ContentSearch(
                hub.search, hub.auditLog, index, keys, hub.ledger, () -> Person.local("ann"), noRules);
        entry = hub.deliver("1", sample("known"));
        Indexer indexer = new Indexer(hub.recorded, index, keys, (partner, copy) -> "");
        while (indexer.step()) {
            // until nothing is left
        }
    }

    @Test
    void recordsWhoSearchedAndByWhatWithoutSayingIt() {
        FoundPage found = search.find(SERIAL, NotificationFilter.ALL);
        assertThat(found.rows()).extracting(NotificationRow::entry).containsExactly(entry);
        EventSeen last = EventSeen.all(hub.database).get(hub.kinds().size() - 1);
        assertThat(last.kind()).isEqualTo("SEARCHED");
        assertThat(last.actor()).isEqualTo("ann");
        assertThat(last.detail().toString())
                .contains("\"serial\"", "\"found\":\"1\"")
                .doesNotContainIgnoringCase("6b4k");
        assertThat(search.searches(SERIAL)).extracting(EventView::actor).containsExactly("ann");
        assertThat(search.searches(new KnownQuery("6b4k772", null, null, null, null)))
                .isEmpty();
    }

    @Test
    void recordsASearchThatFails() {
        hub.sql.sql("alter table search_key rename to gone").update();
        assertThatThrownBy(() -> search.find(SERIAL, NotificationFilter.ALL)).isInstanceOf(DataAccessException.class);
        assertThat(search.searches(SERIAL)).singleElement().satisfies(event -> {
            assertThat(event.actor()).isEqualTo("ann");
            assertThat(event.detail().toString()).contains("\"failed\":\"true\"");
        });
    }

    @Test
    void answersNothingThatItCannotRecord() {
        hub.sql.sql("alter table event_record rename to gone").update();
        assertThatThrownBy(() -> search.find(SERIAL, NotificationFilter.ALL)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void refusesWhatNothingCanBeFoundByAndRecordsNothing() {
        int events = hub.kinds().size();
        assertThatThrownBy(() -> search.find(new KnownQuery(" ", null, null, null, null), NotificationFilter.ALL))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("say what you know");
        assertThatThrownBy(() -> search.find(new KnownQuery(null, null, null, null, "a ."), NotificationFilter.ALL))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("words has no word");
        assertThatThrownBy(() ->
                        search.find(new KnownQuery(null, null, null, null, "long ".repeat(50)), NotificationFilter.ALL))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("too long");
        assertThat(hub.kinds()).hasSize(events);
    }
}
