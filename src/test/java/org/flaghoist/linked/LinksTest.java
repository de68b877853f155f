package org.flaghoist.linked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flaghoist.testing.LedgerFixture.SENDER;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.flaghoist.index.Indexer;
import org.flaghoist.index.LinkKind;
import org.flaghoist.index.SearchIndex;
import org.flaghoist.index.SearchKeys;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.ledger.Rendering;
import org.flaghoist.notification.Urgency;
import org.flaghoist.people.Person;
import org.flaghoist.retention.BodyPurge;
import org.flaghoist.retention.Purging;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag(TestDatabase.BOTH)
class LinksTest {

    private static final String OTHER = "south";

    @AutoClose
    private LedgerFixture hub;

    private Indexer indexer;
    private int key;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        hub = new LedgerFixture(folder);
        indexer = indexer();
    }

    private Indexer indexer() {
        return new Indexer(
                hub.recorded,
                new SearchIndex(hub.recorded),
                new SearchKeys(hub.key),
                (partner, copy) -> new String(copy, StandardCharsets.UTF_8));
    }

    private static String engine(String id, String action, int revision, String serial) {
        return """
                {"id":"%s","type":"SEIZURE","action":"%s","revision":%d,"engines":[{"serial":"%s"}]}""".formatted(id, action, revision, serial);
    }

    private long send(String sender, String notification) {
        return send(sender, notification, 0);
    }

    private long send(String sender, String notification, int testRun) {
        long entry = hub.accepted(sender, "k" + ++key, notification, testRun);
        index();
        return entry;
    }

    private long send(String sender, String notification, RecipientOutcome outcome) {
        long entry = hub.accepted(sender, "k" + ++key, notification, 0);
        hub.ledger.decide(entry, List.of(outcome));
        index();
        return entry;
    }

    private void index() {
        while (indexer.step()) {
            // until all is in the index
        }
    }

    private List<Long> linked(long entry) {
        return new Links(hub.database)
                .of(entry).rows().stream()
                        .map(row -> row.notification().entry())
                        .toList();
    }

    private List<LinkCluster> clusters() {
        return new LinkClusters(hub.database).before(Long.MAX_VALUE, false).clusters();
    }

    @Test
    void linksWhatSeveralSendersWriteInTheirOwnWays() {
        long first = send(SENDER, engine("N-1", "NEW", 1, "6B4K-77 1"));
        send(SENDER, engine("N-2", "NEW", 1, "6B4K-77 1"));
        long other = send(OTHER, engine("S-1", "NEW", 1, "6в4к771"));
        send(OTHER, engine("S-2", "NEW", 1, "6B4K772"));

        assertThat(linked(first)).containsExactly(other);
        assertThat(linked(other)).hasSize(2).contains(first);
        assertThat(new Links(hub.database).of(first).rows().get(0).kinds()).containsExactly(LinkKind.SERIAL);
        assertThat(clusters()).hasSize(1).first().satisfies(cluster -> {
            assertThat(cluster.notifications()).hasSize(3);
            assertThat(cluster.links()).hasSize(2).allMatch(link -> link.from() == other);
        });
    }

    @Test
    void goesByTheLastRevisionWhicheverIsLookedAt() {
        long first = send(SENDER, engine("N-1", "NEW", 1, "6B4K771"));
        long other = send(OTHER, engine("S-1", "NEW", 1, "6B4K771"));
        long second = send(SENDER, engine("N-1", "UPDATE", 2, "6B4K999"));
        assertThat(linked(first)).isEmpty();
        assertThat(linked(other)).isEmpty();
        assertThat(clusters()).isEmpty();

        send(OTHER, engine("S-1", "UPDATE", 2, "6B4K999"));
        assertThat(linked(first)).hasSize(1).isEqualTo(linked(second));
        assertThat(clusters()).hasSize(1);
    }

    @Test
    void linksNothingWithWhatIsCancelled() {
        long first = send(SENDER, engine("N-1", "NEW", 1, "6B4K771"));
        send(OTHER, engine("S-1", "NEW", 1, "6B4K771"));
        send(OTHER, engine("S-1", "CANCEL", 2, "6B4K771"));
        assertThat(linked(first)).isEmpty();
        assertThat(clusters()).isEmpty();
    }

    @Test
    void linksNoTestAndNothingSealed() {
        long first = send(SENDER, engine("N-1", "NEW", 1, "6B4K771"));
        long test = send(OTHER, engine("S-1", "NEW", 1, "6B4K771"), 1);
        assertThat(linked(first)).isEmpty();
        assertThat(linked(test)).isEmpty();

        long sealed = send(OTHER, engine("S-1", "NEW", 1, "6B4K771"));
        assertThat(linked(first)).containsExactly(sealed);
        hub.sql
                .sql("update entry set spill = ? where id = ?")
                .params(true, sealed)
                .update();
        assertThat(linked(first)).isEmpty();
        assertThat(clusters()).isEmpty();
    }

    @Test
    void leavesNothingOfWhatIsErasedOrTooOld() {
        long first = send(SENDER, engine("N-1", "NEW", 1, "6B4K771"));
        send(OTHER, engine("S-1", "NEW", 1, "6B4K771"));
        hub.erasure.erase(OTHER, "S-1", Person.local("ann"), "asked for");
        hub.erasure.erase(OTHER, "S-1", Person.local("ben"), "seen the letter");
        assertThat(linked(first)).isEmpty();
        assertThat(hub.count("link_key")).isOne();

        Instant later = Instant.now().plusSeconds(10);
        hub.purging.purge(new Purging.RetentionRule(SENDER, null, Set.of(), later), () -> true);
        assertThat(hub.count("link_key")).isZero();
        index();
        assertThat(hub.count("link_key")).isZero();
    }

    @Test
    void linksOnceWhatIsDoneAgainOrIndexedByTwoHubsAtOnce() {
        String notification = engine("N-1", "NEW", 1, "6B4K771");
        long first = hub.accepted(SENDER, "1", notification, 0);
        long other = hub.accepted(OTHER, "2", engine("S-1", "NEW", 1, "6B4K771"), 0);
        hub.ledger.rehearse(() -> indexer.step());
        Indexer another = indexer();
        while (indexer.step() || another.step()) {
            // until all is in the index
        }
        assertThat(hub.accepted(SENDER, "1", notification, 0)).isEqualTo(first);
        index();
        assertThat(hub.count("link_key")).isEqualTo(2);
        assertThat(linked(first)).containsExactly(other);
        assertThat(clusters()).hasSize(1);
    }

    @Test
    void saysThatLinksMayBeMissingAsLongAsTheIndexIsNotWhole() {
        long first = send(SENDER, engine("N-1", "NEW", 1, "6B4K771"));
        assertThat(new Links(hub.database).of(first).isWaiting()).isFalse();
        hub.sql
                .sql("update search_index set made_by = 'another', rebuild_below = 1")
                .update();
        assertThat(new Links(hub.database).of(first).isWaiting()).isTrue();
        index();
        assertThat(new Links(hub.database).of(first).isWaiting()).isFalse();
        hub.sql
                .sql("insert into search_waiting (entry, since) values (?, 0)")
                .param(first)
                .update();
        assertThat(new Links(hub.database).of(first).isWaiting()).isTrue();
    }

    @Test
    void losesALinkWhoseValueALaterRevisionLeavesOut() {
        long first = send(SENDER, engine("N-1", "NEW", 1, "6B4K771"));
        long other = send(OTHER, engine("S-1", "NEW", 1, "6B4K771"));
        assertThat(linked(first)).containsExactly(other);

        send(OTHER, "{\"id\":\"S-1\",\"type\":\"SEIZURE\",\"action\":\"UPDATE\",\"revision\":2,\"engines\":[{}]}");

        assertThat(linked(first)).isEmpty();
        assertThat(linked(other)).isEmpty();
        assertThat(clusters()).isEmpty();
        assertThat(new PartnerLinks(hub.database).of(OTHER)).isEmpty();
    }

    /** As by hands, redo, or a version that compares in other forms. */
    @Test
    void hasEachValueOnceAndNothingOldHoweverOftenItIsIndexedAgain() {
        long first = send(SENDER, engine("N-1", "NEW", 1, "6B4K771"));
        long other = send(OTHER, engine("S-1", "NEW", 1, "6B4K771"));
        List<Long> hashes = hashes();
        for (int i = 0; i < 3; i++) {
            hub.sql.sql("update search_index set made_by = 'another'").update();
            hub.sql
                    .sql("insert into link_key (hash, sender, entry, kind, shown) values (?, ?, ?, 'HULL', ' ')")
                    .params(7 + i, SENDER, first)
                    .update();
            hub.sql
                    .sql("insert into search_waiting (entry, since) values (?, 0), (?, 0), (?, 0)")
                    .params(first, other, first)
                    .update();
            index();
            assertThat(hashes()).isEqualTo(hashes);
            assertThat(linked(first)).containsExactly(other);
            assertThat(clusters()).hasSize(1);
        }
    }

    private List<Long> hashes() {
        return hub.sql
                .sql("select hash from link_key order by entry")
                .query(Long.class)
                .list();
    }

    /** As two releasers do with what is above the ceiling, also where that is seen late. */
    @Test
    void leavesNothingOfWhatIsShredded() {
        long first = send(SENDER, engine("N-1", "NEW", 1, "6B4K771"));
        long other = send(OTHER, engine("S-1", "NEW", 1, "6B4K771"), given("<serial>6B4K771</serial>"));
        BodyPurge shredder = new BodyPurge(hub.recorded);
        hub.recorded.transactions().run(() -> shredder.purge(shredder.of(List.of(other)), event -> event));
        assertThat(hub.sql.sql("select entry from link_key").query(Long.class).list())
                .containsExactly(first);
        index();
        hub.sql.sql("update search_index set made_by = 'another'").update();
        index();
        assertThat(hub.count("link_key")).isOne();
        assertThat(linked(first)).isEmpty();
        assertThat(linked(other)).isEmpty();
        assertThat(clusters()).isEmpty();
        assertThat(new PartnerLinks(hub.database).of("east")).isEmpty();
    }

    @Test
    void linksNothingByWhatTooManyHave() {
        long first = send(SENDER, engine("N-1", "NEW", 1, "6B4K771"));
        for (int i = 0; i < LinkQueries.MOST; i++) {
            hub.accepted(OTHER, "s" + i, engine("S-1" + i, "NEW", 1, "6B4K771"), 0);
        }
        index();
        assertThat(linked(first)).isEmpty();
        assertThat(new Links(hub.database).of(first).common()).containsExactly(LinkKind.SERIAL);
        assertThat(clusters()).isEmpty();
    }

    @Test
    void marksANameAloneAsWeakAndAsksForItBeforeItMakesACluster() {
        String boat =
                "{\"id\":\"%s\",\"type\":\"SEIZURE\",\"action\":\"NEW\",\"revision\":1,\"vessels\":[{\"name\":\"%s\"}]}";
        long first = send(SENDER, boat.formatted("N-1", "Sea Eagle"));
        send(OTHER, boat.formatted("S-1", "SEA EAGLE"));

        assertThat(new Links(hub.database).of(first).rows()).hasSize(1).allMatch(Links.LinkedRow::weak);
        assertThat(clusters()).isEmpty();
        assertThat(new LinkClusters(hub.database).before(Long.MAX_VALUE, true).clusters())
                .hasSize(1);
    }

    @Test
    void listsEachClusterOnceAndTheNewestFirst() {
        for (int i = 0; i < 50; i++) {
            hub.accepted(SENDER, "n" + i, engine("N-1" + i, "NEW", 1, "6B4K77" + i), 0);
            hub.accepted(OTHER, "s" + i, engine("S-1" + i, "NEW", 1, "6B4K77" + i), 0);
        }
        index();
        LinkClusters all = new LinkClusters(hub.database);
        LinkClusters.ClusterPage page = all.before(Long.MAX_VALUE, false);
        int listed = page.clusters().size();
        assertThat(page.clusters().get(0).newest())
                .isGreaterThan(page.clusters().get(1).newest());
        while (page.next() != null) {
            page = all.before(page.next(), false);
            listed += page.clusters().size();
        }
        assertThat(listed).isEqualTo(50);
    }

    @Test
    void tellsAPartnerOnlyWhatStandsInItsCopies() {
        RecipientOutcome whole = given("<serial>6B4K771</serial>");
        send(SENDER, engine("N-1", "NEW", 1, "6B4K771"), whole);
        send(OTHER, engine("S-1", "NEW", 1, "6B4K771"), given("<maker>Yamaha</maker>"));
        assertThat(new PartnerLinks(hub.database).of("east")).isEmpty();

        long other = send(OTHER, engine("S-2", "NEW", 1, "6B4K771"), whole);
        assertThat(new PartnerLinks(hub.database).of("east"))
                .hasSize(1)
                .first()
                .satisfies(group -> assertThat(group.notifications()).hasSize(2));
        assertThat(new PartnerLinks(hub.database).of(SENDER)).isEmpty();

        hub.ledger.takeBack(other, "east", DeliveryState.WITHDRAWN);
        assertThat(new PartnerLinks(hub.database).of("east")).isEmpty();
    }

    @Test
    void tellsAPartnerNothingOfWhatWasJustChanged() {
        RecipientOutcome whole = given("<serial>6B4K771</serial>");
        send(SENDER, engine("N-1", "NEW", 1, "6B4K771"), whole);
        long failed = hub.accepted(OTHER, "s", engine("S-1", "NEW", 1, "6B4K771"), 0);
        hub.ledger.decide(failed, List.of(whole));
        index();
        assertThat(new PartnerLinks(hub.database).of("east")).hasSize(1);

        hub.ledger.takeBack(failed, "east", DeliveryState.FAILED);
        hub.ledger.resolve(failed, given("<maker>Yamaha</maker>"), "ann, ben", "the serial is wrong");
        assertThat(new PartnerLinks(hub.database).of("east")).isEmpty();
        index();
        assertThat(new PartnerLinks(hub.database).of("east")).isEmpty();
        assertThat(linked(failed)).hasSize(1);
    }

    @Test
    void tellsASenderNothingOfWhatAnOperatorPutIn() {
        send(OTHER, engine("S-1", "NEW", 1, "6B4K771"), given(SENDER, "<serial>6B4K771</serial>"));
        long original = hub.accepted(SENDER, "1", engine("N-0", "NEW", 1, "unreadable"), 0);
        long edited = hub.accepted(SENDER, "2", engine("N-1", "NEW", 1, "6B4K771"), 0);
        hub.sql
                .sql("update entry set origin = ? where id = ?")
                .params(original, edited)
                .update();
        index();
        assertThat(new PartnerLinks(hub.database).of(SENDER)).isEmpty();
        assertThat(linked(edited)).hasSize(1);
    }

    private static RecipientOutcome given(String copy) {
        return given("east", copy);
    }

    private static RecipientOutcome given(String partner, String copy) {
        Rendering rendering = new Rendering(copy.getBytes(StandardCharsets.UTF_8), "xml", Urgency.ROUTINE);
        return RecipientOutcome.released(partner, DeliveryState.DELIVERED, "R1", List.of(), rendering);
    }
}
