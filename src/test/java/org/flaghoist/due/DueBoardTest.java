package org.flaghoist.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.ledger.Stage;
import org.flaghoist.ledger.chain.ChainCut;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.parking.Act;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ToPark;
import org.flaghoist.retention.OldRecords;
import org.flaghoist.retention.Purging.RetentionRule;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is due, of deliveries that wait, and what is not waited for any more. */
@Tag(TestDatabase.BOTH)
class DueBoardTest {

    private final Rejection fault = new Rejection(FaultCode.CODE_UNKNOWN, "/type", "type", "X");

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    private final Instant now = Instant.now();
    private final Instant over = now.minusSeconds(60);
    private final DueDeliveries deliveries = new DueDeliveries(hub.recorded);
    private final DueBoard board = new DueBoard(hub.recorded);

    @Test
    void countsDownInTheLastQuarterOfTheTime() {
        queued("1", "one", due(Duration.ofMinutes(-80), Duration.ofMinutes(20)));
        queued("2", "two", due(Duration.ofMinutes(-70), Duration.ofMinutes(30)));

        assertThat(board.overdue("east")).isEmpty();
        assertThat(board.countdown("east").orElseThrow().number()).isOne();
        assertThat(board.countdown("west")).isEmpty();
    }

    @Test
    void countsDownAlsoWhileSomethingElseIsLate() {
        queued("1", "one", due(Duration.ofHours(-3), Duration.ofHours(-1)));
        queued("2", "two", due(Duration.ofMinutes(-80), Duration.ofMinutes(20)));

        assertThat(board.overdue("east").orElseThrow().number()).isOne();
        assertThat(board.countdown("east").orElseThrow().number()).isOne();
    }

    @Test
    void namesTheFirstThatIsOverItsTimeAndWhereAllWait() {
        queued("1", "one", due(Duration.ofHours(-3), Duration.ofHours(-1)));
        queued("2", "two", due(Duration.ofHours(-3), Duration.ofHours(-2)));
        held("3", "three");

        DueSoon late = board.overdue("east").orElseThrow();

        assertThat(late.first()).isEqualTo(now.minus(Duration.ofHours(2)).truncatedTo(ChronoUnit.MILLIS));
        assertThat(late.last()).isAfter(late.first());
        assertThat(late.waiting()).isEqualTo(Map.of(DeliveryState.QUEUED, 2, DeliveryState.HELD, 1));
    }

    @Test
    void hasNoTimeToLoseWhereThatWasOverWhenItCame() {
        queued("1", "one", DueTime.of(now, over));

        assertThat(board.overdue("east").orElseThrow().since())
                .isEqualTo(board.overdue("east").orElseThrow().first());
    }

    @Test
    void forgetsWhatIsDelivered() {
        long late = queued("1", "one", DueTime.of(over, over));
        long inTime = queued("2", "two", due(Duration.ZERO, Duration.ofHours(1)));

        delivered(late, over);
        delivered(inTime, now.plusSeconds(3_600));

        assertThat(board.overdue("east")).isEmpty();
        assertThat(deliveries.of(late, "east")).extracting(DueRow::late).isNotNull();
        assertThat(deliveries.of(inTime)).isEmpty();
        assertThat(hub.kinds()).containsOnlyOnce("LATE");
    }

    @Test
    void forgetsWhatNobodyWaitsForAnyMore() {
        ParkedMessage dead = failed("1", "one");
        ParkedMessage hold = held("2", "N-1");
        assertThat(board.overdue("east").orElseThrow().number()).isEqualTo(2);

        hub.parking.decisions().decide(dead.id(), Act.DISCARD, "duty-desk", "not needed");
        hub.parking.execution().done(hub.parking.get(dead.id()));
        assertThat(board.overdue("east").orElseThrow().number()).isOne();
        hub.accepted("north", "3", LedgerFixture.sample("update-2"), 0);

        assertThat(board.overdue("east")).isEmpty();
        assertThat(hub.count("due_delivery")).isZero();
        assertThat(hold.queue()).isNotNull();
    }

    @Test
    void goesWithItsEntryWhenThatIsTooOld() {
        long late = queued("1", "one", DueTime.of(over, over));
        delivered(late, over);
        Instant later = Instant.now().plusSeconds(60);

        hub.purging.purge(new RetentionRule(LedgerFixture.SENDER, null, Set.of(), later), () -> true);
        hub.chain.seal();
        new OldRecords(hub.recorded, new ChainCut(hub.database, hub.key)).delete(later, () -> true);

        assertThat(hub.count("entry")).isZero();
        assertThat(hub.count("due_delivery")).isZero();
    }

    @Test
    void isLedToWhatIsDueByAnIndex() {
        for (String column : List.of("due_at", "countdown_at")) {
            assertThat(plan("select entry from due_delivery where recipient = 'east' and ended_at is null and " + column
                            + " <= 1 order by " + column + " limit 10"))
                    .contains("due_delivery_");
        }
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

    private DueTime due(Duration received, Duration due) {
        return DueTime.of(now.plus(received), now.plus(due));
    }

    private long queued(String key, String reference, DueTime due) {
        return decided(key, reference, LedgerFixture.queued("east"), due);
    }

    private ParkedMessage held(String key, String reference) {
        long entry = decided(key, reference, RecipientOutcome.held("east", "R9", List.of()), DueTime.of(over, over));
        return hub.parking.park(ToPark.held("east", entry, "R9"));
    }

    private ParkedMessage failed(String key, String reference) {
        long entry = decided(
                key, reference, RecipientOutcome.failed("east", "R1", List.of(), fault), DueTime.of(over, over));
        return hub.parking.park(ToPark.undeliverable("east", entry, Stage.RENDER, fault, "R1"));
    }

    private long decided(String key, String reference, RecipientOutcome outcome, DueTime due) {
        return hub.ledger.together(() -> {
            String text = LedgerFixture.sample("new").replace("N-1", reference);
            long entry = hub.deliver(key, text, outcome);
            deliveries.waits(entry, "east", due);
            return entry;
        });
    }

    private void delivered(long entry, Instant due) {
        hub.ledger.together(() -> {
            hub.ledger.delivered(entry, "east", 1, null);
            return deliveries.delivered(entry, "east", due) == null;
        });
    }
}
