package org.flaghoist.taken;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.chain.ChainCut;
import org.flaghoist.retention.Erasure;
import org.flaghoist.retention.OldRecords;
import org.flaghoist.retention.Purging.RetentionRule;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the ledger keeps of copies that lie at servers, and of those that were taken. */
@Tag(TestDatabase.BOTH)
class TakenCopiesLedgerTest {

    private static final Instant AT = Instant.parse("2026-06-03T03:40:00Z");

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    private final TakenCopies copies = new TakenCopies(hub.recorded, (sender, recipient) -> recipient.equals("east"));
    private final LyingFiles files = new LyingFiles(hub.recorded);

    @Test
    void recordsWhatWasTakenOnceAndOwesTheReceiptUntilItIsSent() {
        long entry = delivered("1", "east");

        assertThat(record(entry, "1", "east")).isTrue();
        assertThat(record(entry, "1", "east")).isFalse();

        assertThat(copies.owed(10))
                .containsExactly(new OwedReceipt(entry, LedgerFixture.SENDER, "1", "N-1", 1, "east", AT));
        copies.sent(copies.owed(10).get(0));
        assertThat(copies.owed(10)).isEmpty();
        assertThat(hub.kinds()).containsOnlyOnce("TAKEN");
        assertThat(hub.history.taken(entry)).containsEntry("east", AT);
        assertThat(hub.erasure.receivedBy(LedgerFixture.SENDER, "N-1"))
                .extracting(Erasure.ReceivedCopy::taken)
                .containsExactly(AT);
    }

    @Test
    void recordsOfManyThatAreTakenTogetherThoseThatAreNew() {
        long known = delivered("1", "east");
        long fresh = delivered("2", "east");
        record(known, "1", "east");

        List<TakenDelivery> recorded = hub.ledger.together(() -> copies.record(List.of(
                new TakenDelivery(known, "1", "east", AT),
                new TakenDelivery(fresh, "2", "east", AT),
                new TakenDelivery(fresh, "2", "east", AT.plusSeconds(1)),
                new TakenDelivery(fresh, "2", "west", AT),
                new TakenDelivery(fresh + 1, "3", "east", AT))));

        assertThat(recorded).containsExactly(new TakenDelivery(fresh, "2", "east", AT));
        assertThat(copies.owed(10)).extracting(OwedReceipt::entry).containsExactly(known, fresh);
        assertThat(hub.kinds().stream().filter("TAKEN"::equals)).hasSize(2);
    }

    @Test
    void recordsAlsoWhatNobodyAsksFor() {
        long entry = delivered("1", "west");

        assertThat(record(entry, "1", "west")).isTrue();

        assertThat(copies.owed(10)).isEmpty();
        assertThat(hub.history.taken(entry)).containsEntry("west", AT);
    }

    @Test
    void recordsNothingOfWhatIsNoDeliveryOrIsWithdrawn() {
        long entry = delivered("1", "east");

        assertThat(record(entry, "another", "east")).as("another message").isFalse();
        assertThat(record(entry, "1", "west")).as("another recipient").isFalse();
        assertThat(record(entry + 1, "1", "east")).as("an entry that is gone").isFalse();
        hub.ledger.takeBack(entry, "east", DeliveryState.WITHDRAWN);
        assertThat(record(entry, "1", "east")).as("withdrawn").isFalse();

        assertThat(hub.kinds()).doesNotContain("TAKEN");
    }

    @Test
    void goesWithItsEntryWhenThatIsTooOld() {
        long entry = delivered("1", "east");
        lie(entry, "a.json");
        record(entry, "1", "east");
        Instant later = Instant.now().plusSeconds(60);

        hub.purging.purge(new RetentionRule(LedgerFixture.SENDER, null, Set.of(), later), () -> true);
        hub.chain.seal();
        new OldRecords(hub.recorded, new ChainCut(hub.database, hub.key)).delete(later, () -> true);

        assertThat(hub.count("entry")).isZero();
        assertThat(hub.count("taken_copy")).isZero();
        assertThat(hub.count("inbox_file")).isZero();
    }

    @Test
    void keepsWhatLiesAtAServerUntilItIsRemoved() {
        long entry = delivered("1", "east");
        lie(entry, "a.json");
        lie(entry, "a.json");

        assertThat(files.of(List.of("west"), 10)).isEmpty();
        LyingFile file = files.of(List.of("east"), 10).get(0);
        assertThat(files.of(List.of("east"), 10)).hasSize(1);
        assertThat(file.name()).isEqualTo("a.json");
        hub.ledger.together(() -> {
            files.remove(file);
            return file;
        });
        assertThat(files.of(List.of("east"), 10)).isEmpty();
    }

    @Test
    void looksForTheNewestAndNotForWhatHasLainThereForLong() {
        for (int i = 1; i <= 3; i++) {
            lie(i, "file-" + i);
        }
        long now = Clock.systemUTC().millis();
        hub.rows.update(
                "update inbox_file set delivered_at = ? where entry = 1", now - LyingFiles.LONGEST.toMillis() - 60_000);
        hub.rows.update("update inbox_file set delivered_at = ? where entry = 2", now - 60_000);

        assertThat(files.of(List.of("east"), 10)).extracting(LyingFile::entry).containsExactly(3L, 2L);
        assertThat(files.of(List.of("east"), 1)).extracting(LyingFile::entry).containsExactly(3L);
        assertThat(hub.count("inbox_file")).isEqualTo(3);
    }

    @Test
    void isLedToBothByAnIndex() {
        assertThat(plan("select entry from inbox_file where partner = 'east' and delivered_at >= 1"
                        + " order by delivered_at desc limit 10"))
                .contains("inbox_file_delivered");
        assertThat(plan("select entry from taken_copy where receipt = 'OWED' order by taken_at limit 10"))
                .contains("taken_copy_owed");
    }

    private String plan(String query) {
        boolean isPostgresql = TestDatabase.isPostgresql();
        return hub.ledger.together(() -> {
            if (isPostgresql) {
                // It reads the whole of a table that has hardly a row.
                hub.rows.update("set local enable_seqscan = off");
            }
            return hub.sql
                    .sql((isPostgresql ? "explain " : "explain query plan ") + query)
                    .query((row, number) -> row.getString(isPostgresql ? 1 : 4))
                    .list()
                    .toString();
        });
    }

    private long delivered(String key, String recipient) {
        long entry = hub.deliver(key, LedgerFixture.sample("new"), LedgerFixture.queued(recipient));
        hub.ledger.delivered(entry, recipient, 1, null);
        return entry;
    }

    private void lie(long entry, String name) {
        hub.ledger.together(() -> {
            files.add("east", entry, name);
            return List.of();
        });
    }

    private boolean record(long entry, @Nullable String key, String recipient) {
        return !hub.ledger
                .together(() -> copies.record(List.of(new TakenDelivery(entry, key, recipient, AT))))
                .isEmpty();
    }
}
