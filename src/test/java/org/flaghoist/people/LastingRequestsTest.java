package org.flaghoist.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flaghoist.testing.LedgerFixture.SENDER;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.flaghoist.ledger.Stage;
import org.flaghoist.ledger.chain.ChainCut;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkedRequests;
import org.flaghoist.parking.ParkedState;
import org.flaghoist.parking.ToPark;
import org.flaghoist.recall.Recalls;
import org.flaghoist.retention.OldRecords;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one person has asked for waits until a second agrees, whatever is deleted meanwhile, whatever it is about. */
@Tag(TestDatabase.BOTH)
class LastingRequestsTest {

    private static final Person ANN = Person.local("ann");
    private static final Person BEN = Person.local("ben");
    private static final String REFERENCE = "N-1";

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    private final Requests requests = new Requests(hub.recorded);

    @Test
    void anErasureWaitsAlsoWhereTheRecordOfTheLastIsDeleted() throws InterruptedException {
        hub.deliver("1", LedgerFixture.sample("new"));
        assertThat(erase(ANN)).isFalse();
        assertThat(erase(BEN)).isTrue();
        Instant before = past();
        hub.deliver("2", LedgerFixture.sample("update-2"));
        assertThat(erase(ANN)).isFalse();
        deleteRecords(before);
        assertThat(hub.kinds()).doesNotContain("ERASED");

        assertThat(requests.list(Set.of(RequestKind.ERASE))).hasSize(1);
        assertThat(erase(BEN)).isTrue();
    }

    @Test
    void theEndOfALegalHoldWaitsAlsoWhereTheRecordOfItsBeginningIsDeleted() throws InterruptedException {
        hub.legalHolds.hold(SENDER, REFERENCE, "ann", "court order");
        Instant before = past();
        assertThat(lift(REFERENCE, ANN)).isFalse();
        deleteRecords(before);
        assertThat(hub.kinds()).doesNotContain("LEGAL_HOLD");

        assertThat(lift(REFERENCE, BEN)).isTrue();
    }

    @Test
    void aRecallWaitsAlsoWhereTheRecordOfTheLastIsDeleted() throws InterruptedException {
        hub.deliver("1", LedgerFixture.sample("new"));
        Recalls recalls = new Recalls(hub.recorded);
        assertThat(recalls.ask(SENDER, REFERENCE, ANN, "a mistake")).isEmpty();
        recalls.withdraw(SENDER, REFERENCE, BEN, "it was right");
        assertThat(recalls.ask(SENDER, REFERENCE, ANN, "a mistake")).isEmpty();
        recalls.stop(recalls.ask(SENDER, REFERENCE, BEN, "so it is").orElseThrow(), "it cannot be made");
        hub.rows.update("delete from content");
        Instant before = past();
        hub.deliver("2", LedgerFixture.sample("update-2"));
        assertThat(recalls.ask(SENDER, REFERENCE, ANN, "a mistake")).isEmpty();
        deleteRecords(before);
        assertThat(hub.kinds()).doesNotContain("RECALLED");

        assertThat(recalls.ask(SENDER, REFERENCE, BEN, "so it is")).isPresent();
    }

    @Test
    void aSecondAgreesToAnEditInTheTransactionInWhichItIsProposed() {
        Rejection fault = new Rejection(FaultCode.CODE_UNKNOWN, "/type", "type", "X");
        long entry = hub.begin("1", "x").entry();
        hub.ledger.reject(entry, Stage.TRANSLATE, fault, "REF 1", 1);
        ParkedMessage row = hub.parking.park(ToPark.rejected(SENDER, entry, Stage.TRANSLATE, fault));
        ParkedRequests edits = hub.parking.requests();

        hub.ledger.together(() -> {
            edits.propose(row.id(), new byte[] {1}, new byte[] {2}, ANN, "as agreed");
            return edits.agree(row.id(), edits.of(row).orElseThrow().token(), BEN, "seen");
        });

        assertThat(hub.parking.get(row.id()).state()).isEqualTo(ParkedState.DECIDED);
    }

    /** It may be set before anything of that has come. */
    @ParameterizedTest
    @ValueSource(strings = {"N 1", "N%_'\"\\x", "~"})
    void aLegalHoldEndsWhateverItsReference(String reference) {
        for (int time = 1; time <= 2; time++) {
            hub.legalHolds.hold(SENDER, reference, "ann", "court order");
            assertThat(lift(reference, ANN)).isFalse();
            requests.withdraw(new Matter(RequestKind.LIFT, SENDER, reference), BEN, "not yet");
            assertThat(lift(reference, ANN)).isFalse();
            assertThat(lift(reference, BEN)).isTrue();
        }
    }

    /** The console looks for requests every few seconds, and what else people do is in the record for years. */
    @Test
    void looksForRequestsInNoTimeThatGrowsWithTheRecord() {
        otherRecords(50_000);
        String explain = TestDatabase.isPostgresql() ? "explain " : "explain query plan ";

        List<String> plan = hub.sql
                .sql(explain + EndedRequests.SELECT)
                .query((row, number) -> row.getString(TestDatabase.isPostgresql() ? 1 : 4))
                .list();

        assertThat(plan).anySatisfy(step -> assertThat(step).contains("event_record_ends"));
    }

    private void otherRecords(int many) {
        String numbers = TestDatabase.isPostgresql()
                ? "select i from generate_series(1, ?) i"
                : "with recursive n(i) as (select 1 union all select i + 1 from n where i < ?) select i from n";
        hub.rows.update(
                "insert into event_record (happened_at, actor, events, stamp) select i, 'ann',"
                        + " '[{\"detail\":{\"did\":\"something else\"},\"kind\":\"OPERATED\"}]', 'x' from (" + numbers
                        + ") m",
                many);
    }

    private boolean erase(Person person) {
        return hub.erasure.erase(SENDER, REFERENCE, person, "asked for").isPresent();
    }

    private boolean lift(String reference, Person person) {
        return hub.legalHolds.lift(SENDER, reference, person, "the case is closed");
    }

    /** After all that was recorded, and before all that is. */
    private static Instant past() throws InterruptedException {
        Instant now = Instant.now().plusMillis(1);
        while (!Instant.now().isAfter(now)) {
            Thread.onSpinWait();
        }
        return now;
    }

    private void deleteRecords(Instant before) {
        hub.chain.seal();
        new OldRecords(hub.recorded, new ChainCut(hub.database, hub.key)).delete(before, () -> true);
    }
}
