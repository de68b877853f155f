package org.flaghoist.linked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flaghoist.linked.LinkedLedger.OTHER;
import static org.flaghoist.linked.LinkedLedger.engine;
import static org.flaghoist.linked.LinkedLedger.given;
import static org.flaghoist.testing.LedgerFixture.SENDER;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.flaghoist.index.Indexer;
import org.flaghoist.index.LinkKind;
import org.flaghoist.people.Person;
import org.flaghoist.retention.BodyPurge;
import org.flaghoist.retention.Purging;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag(TestDatabase.BOTH)
class LinksTest {

    @AutoClose
    private LinkedLedger ledger;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        ledger = new LinkedLedger(folder);
    }

    @Test
    void linksWhatSeveralSendersWriteInTheirOwnWays() {
        long first = ledger.send(SENDER, engine("N-1", "NEW", 1, "6B4K-77 1"));
        ledger.send(SENDER, engine("N-2", "NEW", 1, "6B4K-77 1"));
        long other = ledger.send(OTHER, engine("S-1", "NEW", 1, "6в4к771"));
        ledger.send(OTHER, engine("S-2", "NEW", 1, "6B4K772"));

        assertThat(ledger.linked(first)).containsExactly(other);
        assertThat(ledger.linked(other)).hasSize(2).contains(first);
        assertThat(new Links(ledger.hub.database).of(first).rows().get(0).kinds())
                .containsExactly(LinkKind.SERIAL);
        assertThat(ledger.clusters()).hasSize(1).first().satisfies(cluster -> {
            assertThat(cluster.notifications()).hasSize(3);
            assertThat(cluster.links()).hasSize(2).allMatch(link -> link.from() == other);
        });
    }

    @Test
    void goesByTheLastRevisionWhicheverIsLookedAt() {
        long first = ledger.send(SENDER, engine("N-1", "NEW", 1, "6B4K771"));
        long other = ledger.send(OTHER, engine("S-1", "NEW", 1, "6B4K771"));
        long second = ledger.send(SENDER, engine("N-1", "UPDATE", 2, "6B4K999"));
        assertThat(ledger.linked(first)).isEmpty();
        assertThat(ledger.linked(other)).isEmpty();
        assertThat(ledger.clusters()).isEmpty();

        ledger.send(OTHER, engine("S-1", "UPDATE", 2, "6B4K999"));
        assertThat(ledger.linked(first)).hasSize(1).isEqualTo(ledger.linked(second));
        assertThat(ledger.clusters()).hasSize(1);
    }

    @Test
    void linksNothingWithWhatIsCancelled() {
        long first = ledger.send(SENDER, engine("N-1", "NEW", 1, "6B4K771"));
        ledger.send(OTHER, engine("S-1", "NEW", 1, "6B4K771"));
        ledger.send(OTHER, engine("S-1", "CANCEL", 2, "6B4K771"));
        assertThat(ledger.linked(first)).isEmpty();
        assertThat(ledger.clusters()).isEmpty();
    }

    @Test
    void linksNoTestAndNothingSealed() {
        long first = ledger.send(SENDER, engine("N-1", "NEW", 1, "6B4K771"));
        long test = ledger.send(OTHER, engine("S-1", "NEW", 1, "6B4K771"), 1);
        assertThat(ledger.linked(first)).isEmpty();
        assertThat(ledger.linked(test)).isEmpty();
        assertThat(ledger.hub.count("link_key")).as("of the test there is none").isOne();

        long sealed = ledger.send(OTHER, engine("S-1", "NEW", 1, "6B4K771"));
        assertThat(ledger.linked(first)).containsExactly(sealed);
        ledger.hub
                .sql
                .sql("update entry set spill = ? where id = ?")
                .params(true, sealed)
                .update();
        assertThat(ledger.linked(first)).isEmpty();
        assertThat(ledger.clusters()).isEmpty();
        ledger.hub.sql.sql("update search_index set made_by = 'another'").update();
        ledger.index();
        assertThat(ledger.hub.count("link_key")).isOne();
    }

    @Test
    void linksOnceWhatStandsTwiceInANotification() {
        String twice = "{\"id\":\"N-1\",\"type\":\"SEIZURE\",\"action\":\"NEW\",\"revision\":1,"
                + "\"engines\":[{\"serial\":\"6B4K771\"},{\"serial\":\"6B4K-771\"}]}";
        long first = ledger.send(SENDER, twice);
        long other = ledger.send(OTHER, engine("S-1", "NEW", 1, "6B4K771"));
        assertThat(ledger.linked(first)).containsExactly(other);
        assertThat(ledger.hub.count("link_key")).isEqualTo(2);
    }

    @Test
    void leavesNothingOfWhatIsErasedOrTooOld() {
        long first = ledger.send(SENDER, engine("N-1", "NEW", 1, "6B4K771"));
        ledger.send(OTHER, engine("S-1", "NEW", 1, "6B4K771"));
        ledger.hub.erasure.erase(OTHER, "S-1", Person.local("ann"), "asked for");
        ledger.hub.erasure.erase(OTHER, "S-1", Person.local("ben"), "seen the letter");
        assertThat(ledger.linked(first)).isEmpty();
        assertThat(ledger.hub.count("link_key")).isOne();

        Instant later = Instant.now().plusSeconds(10);
        ledger.hub.purging.purge(new Purging.RetentionRule(SENDER, null, Set.of(), later), () -> true);
        assertThat(ledger.hub.count("link_key")).isZero();
        ledger.index();
        assertThat(ledger.hub.count("link_key")).isZero();
    }

    @Test
    void linksOnceWhatIsDoneAgainOrIndexedByTwoHubsAtOnce() {
        String notification = engine("N-1", "NEW", 1, "6B4K771");
        long first = ledger.hub.accepted(SENDER, "1", notification, 0);
        long other = ledger.hub.accepted(OTHER, "2", engine("S-1", "NEW", 1, "6B4K771"), 0);
        ledger.hub.ledger.rehearse(() -> ledger.indexer.step());
        Indexer another = ledger.indexer();
        while (ledger.indexer.step() || another.step()) {
            // until all is in the index
        }
        assertThat(ledger.hub.accepted(SENDER, "1", notification, 0)).isEqualTo(first);
        ledger.index();
        assertThat(ledger.hub.count("link_key")).isEqualTo(2);
        assertThat(ledger.linked(first)).containsExactly(other);
        assertThat(ledger.clusters()).hasSize(1);
    }

    @Test
    void saysThatLinksMayBeMissingAsLongAsTheIndexIsNotWhole() {
        long first = ledger.send(SENDER, engine("N-1", "NEW", 1, "6B4K771"));
        assertThat(new Links(ledger.hub.database).of(first).isWaiting()).isFalse();
        ledger.hub
                .sql
                .sql("update search_index set made_by = 'another', rebuild_below = 1")
                .update();
        assertThat(new Links(ledger.hub.database).of(first).isWaiting()).isTrue();
        ledger.index();
        assertThat(new Links(ledger.hub.database).of(first).isWaiting()).isFalse();
        ledger.hub
                .sql
                .sql("insert into search_waiting (entry, since) values (?, 0)")
                .param(first)
                .update();
        assertThat(new Links(ledger.hub.database).of(first).isWaiting()).isTrue();
    }

    @Test
    void losesALinkWhoseValueALaterRevisionLeavesOut() {
        long first = ledger.send(SENDER, engine("N-1", "NEW", 1, "6B4K771"));
        long other = ledger.send(OTHER, engine("S-1", "NEW", 1, "6B4K771"));
        assertThat(ledger.linked(first)).containsExactly(other);

        ledger.send(
                OTHER, "{\"id\":\"S-1\",\"type\":\"SEIZURE\",\"action\":\"UPDATE\",\"revision\":2,\"engines\":[{}]}");

        assertThat(ledger.linked(first)).isEmpty();
        assertThat(ledger.linked(other)).isEmpty();
        assertThat(ledger.clusters()).isEmpty();
        assertThat(new PartnerLinks(ledger.hub.database).of(OTHER)).isEmpty();
    }

    /** As by hands, redo, or a version that compares in other forms. */
    @Test
    void hasEachValueOnceAndNothingOldHoweverOftenItIsIndexedAgain() {
        long first = ledger.send(SENDER, engine("N-1", "NEW", 1, "6B4K771"));
        long other = ledger.send(OTHER, engine("S-1", "NEW", 1, "6B4K771"));
        List<Long> hashes = hashes();
        for (int i = 0; i < 3; i++) {
            ledger.hub.sql.sql("update search_index set made_by = 'another'").update();
            ledger.hub
                    .sql
                    .sql("insert into link_key (hash, sender, entry, kind, shown) values (?, ?, ?, 'HULL', ' ')")
                    .params(7 + i, SENDER, first)
                    .update();
            ledger.hub
                    .sql
                    .sql("insert into search_waiting (entry, since) values (?, 0), (?, 0), (?, 0)")
                    .params(first, other, first)
                    .update();
            ledger.index();
            assertThat(hashes()).isEqualTo(hashes);
            assertThat(ledger.linked(first)).containsExactly(other);
            assertThat(ledger.clusters()).hasSize(1);
        }
    }

    private List<Long> hashes() {
        return ledger.hub
                .sql
                .sql("select hash from link_key order by entry")
                .query(Long.class)
                .list();
    }

    /** As two releasers do with what is above the ceiling, also where that is seen late. */
    @Test
    void leavesNothingOfWhatIsShredded() {
        long first = ledger.send(SENDER, engine("N-1", "NEW", 1, "6B4K771"));
        long other = ledger.send(OTHER, engine("S-1", "NEW", 1, "6B4K771"), given("<serial>6B4K771</serial>"));
        BodyPurge shredder = new BodyPurge(ledger.hub.recorded);
        ledger.hub.recorded.transactions().run(() -> shredder.purge(shredder.of(List.of(other)), event -> event));
        assertThat(ledger.hub
                        .sql
                        .sql("select entry from link_key")
                        .query(Long.class)
                        .list())
                .containsExactly(first);
        ledger.index();
        ledger.hub.sql.sql("update search_index set made_by = 'another'").update();
        ledger.index();
        assertThat(ledger.hub.count("link_key")).isOne();
        assertThat(ledger.linked(first)).isEmpty();
        assertThat(ledger.linked(other)).isEmpty();
        assertThat(ledger.clusters()).isEmpty();
        assertThat(new PartnerLinks(ledger.hub.database).of("east")).isEmpty();
    }

    @Test
    void linksNothingByWhatTooManyHave() {
        long first = ledger.send(SENDER, engine("N-1", "NEW", 1, "6B4K771"));
        for (int i = 0; i < LinkQueries.MOST; i++) {
            ledger.hub.accepted(OTHER, "s" + i, engine("S-1" + i, "NEW", 1, "6B4K771"), 0);
        }
        ledger.index();
        assertThat(ledger.linked(first)).isEmpty();
        assertThat(new Links(ledger.hub.database).of(first).common()).containsExactly(LinkKind.SERIAL);
        assertThat(ledger.clusters()).isEmpty();
    }
}
