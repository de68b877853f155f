package org.flaghoist.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.flaghoist.testing.LedgerFixture.SENDER;
import static org.flaghoist.testing.LedgerFixture.queued;
import static org.flaghoist.testing.LedgerFixture.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.ledger.Acceptance;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.Stage;
import org.flaghoist.ledger.chain.ChainCut;
import org.flaghoist.ledger.chain.ChainFinding;
import org.flaghoist.ledger.chain.ChainFinding.FindingKind;
import org.flaghoist.ledger.chain.Seal;
import org.flaghoist.ledger.chain.Witness;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.parking.ToPark;
import org.flaghoist.people.Person;
import org.flaghoist.search.AuditLog;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records past their time leave at the chain's beginning; then somebody with access to the database. */
@Tag(TestDatabase.BOTH)
final class OldRecordsTest {

    private static final String REFERENCE = "N-1";

    @AutoClose
    private LedgerFixture hub = LedgerFixture.open();

    private final OldRecords records = new OldRecords(hub.recorded, new ChainCut(hub.database, hub.key));

    @Test
    void deletesRecordsAndEntriesPastTheirTimeAndTheChainStillVerifies() {
        long entry = delivered("1", "new");
        purge();
        assertThat(records.delete(Instant.EPOCH, () -> true).records()).isZero();
        assertThat(records.delete(later(), () -> false).records()).isZero();
        assertThat(delete()).isEqualTo(5);
        for (String table : List.of("entry", "delivery", "seal", "content")) {
            assertThat(hub.count(table)).as(table).isZero();
        }
        assertThat(hub.kinds()).containsExactly("CUT");
        isWhole();
        delivered("2", "update-2");
        isWhole();
        assertThat(hub.history.row(entry)).isEmpty();
        assertThat(hub.history.steps(entry)).isEmpty();
        assertThat(hub.history.receipts(entry)).isEmpty();
        assertThat(hub.erasure.receivedBy(SENDER, REFERENCE))
                .extracting(Erasure.ReceivedCopy::revision)
                .containsExactly(2);
    }

    @Test
    void showsInTheAuditLogWhatWasDeleted() {
        delivered("1", "new");
        purge();
        delete();
        assertThat(hub.auditLog.list(new AuditLog.AuditFilter(null, EventKind.CUT, null, null, null, null), 10))
                .singleElement()
                .satisfies(event -> assertThat(event.detail())
                        .contains("\"link\":\"5\"", "\"records\":\"5\"", "\"entries\":\"1\""));
    }

    @Test
    void deletesWhatIsOldAndLeavesWhatCameLater() throws InterruptedException {
        delivered("1", "new");
        purge();
        Instant before = Instant.now().plusMillis(1);
        while (!Instant.now().isAfter(before)) {
            Thread.onSpinWait();
        }
        long later = delivered("2", "update-2");
        hub.chain.seal();
        assertThat(records.delete(before, () -> true).records()).isEqualTo(5);
        assertThat(hub.history.row(later)).isPresent();
        isWhole();
    }

    @Test
    void keepsWhatStillHasBodiesAndAllThatCameLater() {
        long first = delivered("1", "new");
        keepsAllFrom(first);
    }

    @Test
    void keepsWhatIsOnItsWayAndAllThatCameLater() {
        long first = hub.deliver("1", sample("new"), queued("east"));
        hub.rows.update("delete from content");
        keepsAllFrom(first);
    }

    @Test
    void keepsWhatWaitsForAPersonAndAllThatCameLater() {
        long before = rejected("0");
        long first = delivered("1", "new");
        purge();
        hub.parking.park(ToPark.held("south", first, "R9"));
        delivered("2", "update-2");
        purge();
        hub.chain.seal();
        assertThat(records.delete(later(), () -> true)).satisfies(deleted -> {
            assertThat(deleted.records()).isEqualTo(2);
            assertThat(deleted.stays()).isEqualTo(first);
        });
        assertThat(hub.history.row(before)).isEmpty();
        isWhole();
    }

    @Test
    void keepsWhatIsUnderALegalHoldUntilItIsLifted() {
        long first = delivered("1", "new");
        purge();
        hub.legalHolds.hold(SENDER, REFERENCE, "ann", "court order");
        keepsAllFrom(first);
        hub.legalHolds.lift(SENDER, REFERENCE, Person.local("ann"), "the case is closed");
        hub.legalHolds.lift(SENDER, REFERENCE, Person.local("ben"), "so it is");
        purge();
        assertThat(delete()).isPositive();
        assertThat(hub.count("entry")).isZero();
        isWhole();
    }

    @Test
    void deletesWhatAnotherWasSentAgainFrom() {
        long file = rejected("0");
        Arrival again = new Arrival(SENDER, "1", sample("new").getBytes(StandardCharsets.UTF_8), null, 1).from(file);
        long entry = hub.ledger.begin(again).entry();
        hub.ledger.accept(entry, LedgerFixture.hub(sample("new")));
        purge();
        hub.legalHolds.hold(SENDER, REFERENCE, "ann", "court order");
        hub.chain.seal();
        assertThat(records.delete(later(), () -> true).stays()).isEqualTo(file);
        hub.legalHolds.lift(SENDER, REFERENCE, Person.local("ann"), "the case is closed");
        hub.legalHolds.lift(SENDER, REFERENCE, Person.local("ben"), "so it is");
        hub.parking.park(ToPark.held("south", entry, "R9"));
        delete();
        assertThat(hub.history.row(file)).isEmpty();
        assertThat(hub.history.row(entry)).isPresent();
        isWhole();
    }

    @Test
    void acceptsNoReferenceAnewThatItAcceptedLongAgo() {
        long first = delivered("1", "new");
        delivered("2", "update-2");
        purge();
        delete();
        refused(FaultCode.ID_REUSED, "1", "new");
        refused(FaultCode.ID_REUSED, "4", "new");
        refused(FaultCode.REVISION_ORDER, "5", "update-2");
        assertThat(hub.ledger.knows(first, "1")).isFalse();
        assertThat(hub.send("6", sample("update-3"))).isEqualTo(Acceptance.ACCEPTED);
        isWhole();
    }

    @Test
    void stillKnowsTheReferenceWhenALaterRevisionIsWithdrawn() {
        delivered("1", "new");
        delivered("2", "update-2");
        purge();
        delete();
        long later = hub.deliver("3", sample("update-3"));
        Rejection fault = new Rejection(FaultCode.SCHEMA, "", null, null);
        hub.ledger.reject(later, Stage.TRANSLATE, fault, null, null);
        refused(FaultCode.ID_REUSED, "4", "new");
        refused(FaultCode.REVISION_ORDER, "5", "update-2");
        assertThat(hub.send("6", sample("update-3"))).isEqualTo(Acceptance.ACCEPTED);
    }

    @Test
    void givesNoNumberTwice() throws IOException {
        long entry = delivered("1", "new");
        purge();
        delete();
        long record = hub.rows.number("select max(id) from event_record");
        hub.chain.seal();
        delete();
        hub = hub.restarted();
        assertThat(hub.begin("2", sample("update-2")).entry()).isGreaterThan(entry);
        assertThat(hub.rows.number("select min(id) from event_record")).isGreaterThan(record);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "link = 7, hash = (select hash from seal where link = 7)",
                "link = 99",
                "link = (select link from chain_head), hash = (select hash from chain_head),"
                        + " stamp = (select stamp from chain_head)",
                "hash = (select hash from chain_head)",
                "stamp = ''",
                "link = 0, hash = '0000000000000000000000000000000000000000000000000000000000000000'"
            })
    void findsThatTheBeginningWasMoved(String change) {
        cut();
        alter("update chain_start set " + change);
        assertThat(hub.chain.verify().kind()).isIn(FindingKind.CHANGED, FindingKind.REMOVED);
        assertThat(delete()).isZero();
    }

    @Test
    void findsThatMoreWasDeletedThanTheHubDid() {
        cut();
        alter("delete from event_record where id = 6");
        alter("delete from seal where link = 6");
        assertThat(hub.chain.verify()).satisfies(found -> {
            assertThat(found.kind()).isEqualTo(FindingKind.REMOVED);
            assertThat(found.link()).isEqualTo(6);
        });
        alter("delete from chain_start");
        assertThat(hub.chain.verify().kind()).isEqualTo(FindingKind.CHANGED);
    }

    @Test
    void findsThatAnEarlierBeginningWasPutBack() {
        cut();
        Object[] earlier = hub.sql
                .sql("select link, hash, stamp from chain_start")
                .query((row, at) -> new Object[] {row.getLong(1), row.getString(2), row.getString(3)})
                .single();
        purge();
        assertThat(delete()).isPositive();
        hub.rows.update("update chain_start set link = ?, hash = ?, stamp = ?", earlier);
        assertThat(hub.chain.verify().kind()).isEqualTo(FindingKind.REMOVED);
    }

    @Test
    void findsByALinkFromOutsideThatTheChainBeginsAfterIt() {
        Seal none = hub.chain.seal();
        delivered("1", "new");
        Seal older = hub.chain.seal();
        purge();
        Seal last = hub.chain.seal();
        delete();
        assertThat(verify(older)).satisfies(found -> {
            assertThat(found.kind()).isEqualTo(FindingKind.REMOVED);
            assertThat(found.inWords())
                    .contains("broken: what came before, also what a log has link 4", "(link 5) was removed");
        });
        assertThat(hub.chain.fault(witness(older))).isPresent();
        assertThat(hub.chain.fault(witness(last))).isEmpty();
        assertThat(verify(last).ok()).isTrue();
        assertThat(verify(none).ok()).isTrue();
        assertThat(verify(new Seal(last.link(), older.hash())).kind()).isEqualTo(FindingKind.CHANGED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update event_record set actor = 'nobody' where id = 2",
                "delete from event_record where id = 2",
                "delete from seal where link = 2",
                "update seal set hash = 'x' where link = 2"
            })
    void leavesWhatSomebodyTamperedWithToBeFound(String change) {
        delivered("1", "new");
        purge();
        hub.chain.seal();
        alter(change);
        assertThat(delete()).isOne();
        assertThat(delete()).isZero();
        assertThat(hub.chain.verify().ok()).isFalse();
    }

    /** The check has read where the chain begins, and asks for what it knows from outside before it walks. */
    @Test
    void isNotTakenForDamageByACheckThatIsUnderWay() {
        delivered("1", "new");
        purge();
        delivered("2", "update-2");
        Seal last = hub.chain.seal();
        purge();
        List<Witness> known = new AbstractList<>() {
            @Override
            public Witness get(int at) {
                return witness(last);
            }

            @Override
            public int size() {
                return 1;
            }

            @Override
            public Stream<Witness> stream() {
                records.delete(later(), () -> true);
                return Stream.of(witness(last));
            }
        };
        assertThat(hub.chain.verify(known).ok()).isTrue();
        assertThat(hub.count("entry")).isZero();
    }

    /** Two notifications, of which the first's records have left; the second stays, as its bodies do. */
    private void cut() {
        delivered("1", "new");
        purge();
        delivered("2", "update-2");
        assertThat(delete()).isEqualTo(5);
        isWhole();
    }

    private void refused(FaultCode code, String messageKey, String sample) {
        assertThatThrownBy(() -> hub.send(messageKey, sample(sample)))
                .isInstanceOfSatisfying(
                        Rejection.class, found -> assertThat(found.code()).isEqualTo(code));
    }

    private void keepsAllFrom(long first) {
        delivered("2", "update-2");
        hub.chain.seal();
        assertThat(records.delete(later(), () -> true)).satisfies(deleted -> {
            assertThat(deleted.records()).isZero();
            assertThat(deleted.stays()).isEqualTo(first);
        });
        purge();
    }

    private long delivered(String messageKey, String sample) {
        long entry = hub.deliver(messageKey, sample(sample), queued("east"));
        hub.ledger.delivered(entry, "east", 1, null);
        return entry;
    }

    private long rejected(String messageKey) {
        long entry = hub.begin(messageKey, "NO TRAILER").entry();
        Rejection fault = new Rejection(FaultCode.TRAILER_MISMATCH, "0", null, null);
        hub.ledger.reject(entry, Stage.COLLECT, fault, null, null);
        return entry;
    }

    private void purge() {
        hub.purging.purge(new Purging.RetentionRule(SENDER, null, Set.of(), later()), () -> true);
    }

    private long delete() {
        hub.chain.seal();
        return records.delete(later(), () -> true).records();
    }

    private static Instant later() {
        return Instant.now().plusSeconds(3600);
    }

    private void isWhole() {
        hub.chain.seal();
        assertThat(hub.chain.verify())
                .satisfies(found -> assertThat(found.ok()).as(found.inWords()).isTrue());
    }

    private ChainFinding verify(Seal known) {
        return hub.chain.verify(List.of(witness(known)));
    }

    private static Witness witness(Seal known) {
        return new Witness(known, "a log");
    }

    private void alter(String statement) {
        assertThat(hub.rows.update(statement)).isPositive();
    }
}
