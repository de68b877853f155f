package org.flaghoist.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.flaghoist.testing.LedgerFixture.SENDER;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.flaghoist.ledger.Bodies;
import org.flaghoist.ledger.Stage;
import org.flaghoist.ledger.body.BodyKind;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkedState;
import org.flaghoist.parking.ToPark;
import org.flaghoist.people.Matter;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.people.Request;
import org.flaghoist.people.RequestKind;
import org.flaghoist.people.Requests;
import org.flaghoist.people.StoredRequests;
import org.flaghoist.recall.Recalls;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody writes to the table of requests without the ledger's key is nobody's word. */
@Tag(TestDatabase.BOTH)
class ForgedRequestsTest {

    private static final Person ANN = Person.local("ann");
    private static final Person BEN = Person.local("ben");
    private static final Person EVE = Person.local("eve");
    private static final String REFERENCE = "N-1";
    private static final String KEEP = "create table kept_request as select * from request";
    private static final String PUT_BACK = "insert into request select * from kept_request";

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    private final Requests requests = new Requests(hub.recorded);

    @Test
    void erasesNothingByARequestThatSomebodyPutIn() {
        delivered();
        putIn("ERASE", REFERENCE);
        assertThat(requests.list(Set.of(RequestKind.ERASE))).isEmpty();

        assertThat(erase(EVE)).isFalse();

        assertThat(hub.count("content")).isNotZero();
        assertThat(requests.list(Set.of(RequestKind.ERASE)))
                .extracting(Request::by)
                .containsExactly(EVE);
        assertThat(erase(BEN)).isTrue();
    }

    @Test
    void whoVerifiesFindsARequestThatSomebodyPutIn() {
        delivered();
        erase(ANN);
        StoredRequests stored = new StoredRequests(hub.database, hub.key);
        assertThat(stored.firstForged()).isEmpty();
        putIn("LIFT", REFERENCE);

        assertThat(stored.firstForged()).contains(hub.rows.number("select id from request where kind = 'LIFT'"));
    }

    @Test
    void withdrawsNothingThatSomebodyPutIn() {
        putIn("LIFT", REFERENCE);

        assertThatThrownBy(() -> requests.withdraw(new Matter(RequestKind.LIFT, SENDER, REFERENCE), BEN, "a mistake"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageStartingWith("nobody has asked for");
        assertThat(hub.kinds()).isEmpty();
    }

    @Test
    void liftsNoLegalHoldByARequestThatSomebodyPutIn() {
        hub.legalHolds.hold(SENDER, REFERENCE, "ann", "court order");
        putIn("LIFT", REFERENCE);

        assertThat(lift(EVE)).isFalse();
        assertThat(lift(BEN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind = 'ERASE'",
                "kind = 'ERASE', actor = 'ben', identity = 'local:ben'",
                "kind = 'ERASE', token = '12345678'"
            })
    void erasesNothingByARequestForSomethingElse(String change) {
        delivered();
        hub.legalHolds.hold(SENDER, REFERENCE, "ann", "court order");
        lift(ANN);
        hub.rows.update("update request set " + change);
        hub.rows.update("delete from legal_hold");

        assertThat(erase(EVE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actor = 'ben', identity = 'local:ben'",
                "actor = 'ben'",
                "identity = 'local:ben'",
                "reason = 'another'",
                "token = '12345678'",
                "asked_at = asked_at + 1"
            })
    void erasesNothingByARequestThatSomebodyChanged(String change) {
        delivered();
        erase(EVE);
        hub.rows.update("update request set " + change);

        assertThat(erase(EVE)).isFalse();
        assertThat(hub.count("content")).isNotZero();
    }

    @Test
    void erasesNothingByARequestForAnother() {
        delivered();
        hub.ledger.together(() -> requests.ask(new Matter(RequestKind.ERASE, "south", "N-2"), ANN, "asked for"));
        hub.rows.update("update request set partner = ?, subject = ?", SENDER, REFERENCE);

        assertThat(erase(EVE)).isFalse();
    }

    @Test
    void erasesNothingByARequestThatWasWithdrawn() {
        delivered();
        erase(ANN);
        hub.rows.update(KEEP);
        requests.withdraw(new Matter(RequestKind.ERASE, SENDER, REFERENCE), ANN, "a mistake");
        hub.rows.update(PUT_BACK);

        assertThat(requests.list(Set.of(RequestKind.ERASE))).isEmpty();
        assertThat(erase(EVE)).isFalse();
        assertThat(erase(BEN)).isTrue();
    }

    @Test
    void liftsNoLegalHoldByARequestThatWasAgreedToBefore() {
        hub.legalHolds.hold(SENDER, REFERENCE, "ann", "court order");
        lift(ANN);
        hub.rows.update(KEEP);
        lift(BEN);
        hub.legalHolds.hold(SENDER, REFERENCE, "ann", "another court order");
        hub.rows.update(PUT_BACK);

        assertThat(lift(EVE)).isFalse();
    }

    @Test
    void erasesNothingByARequestThatWasAgreedToBefore() {
        delivered();
        erase(ANN);
        hub.rows.update(KEEP);
        erase(BEN);
        hub.rows.update(PUT_BACK);

        assertThat(erase(EVE)).isFalse();
    }

    @Test
    void recallsNothingByARequestThatWasAgreedToBefore() {
        delivered();
        Recalls recalls = new Recalls(hub.recorded);
        assertThat(recalls.ask(SENDER, REFERENCE, ANN, "a mistake")).isEmpty();
        hub.rows.update(KEEP);
        recalls.stop(recalls.ask(SENDER, REFERENCE, BEN, "so it is").orElseThrow(), "it cannot be made");
        hub.rows.update(PUT_BACK);

        assertThat(recalls.ask(SENDER, REFERENCE, EVE, "a mistake")).isEmpty();
    }

    @Test
    void aRequestIsLeftByTheEndOfOneForSomethingElse() {
        delivered();
        Recalls recalls = new Recalls(hub.recorded);
        erase(ANN);
        recalls.ask(SENDER, REFERENCE, ANN, "a mistake");
        recalls.withdraw(SENDER, REFERENCE, BEN, "it was right");

        assertThat(erase(BEN)).isTrue();
    }

    @Test
    void shredsNothingByARequestThatSomebodyPutIn() {
        ParkedMessage spill = parked(true);
        putIn("SHRED", spill.id());

        assertThat(shred(spill, EVE)).isEqualTo(ParkedState.WAITING);
        assertThat(shred(spill, BEN)).isEqualTo(ParkedState.DECIDED);
    }

    @Test
    void nobodyAgreesToAnEditThatSomebodyPutIn() {
        ParkedMessage row = parked(false);
        putIn("EDIT", row.id());

        assertThatThrownBy(() -> agree(row, "12345678"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("no change 12345678");
        propose(row);
        assertThat(agree(row, token(row)).state()).isEqualTo(ParkedState.DECIDED);
    }

    @Test
    void nobodyAgreesToAnotherContentThanWasProposed() {
        ParkedMessage row = parked(false);
        propose(row);
        hub.ledger.together(
                () -> new Bodies(hub.recorded).keep(row.entry(), BodyKind.EDITED, row.partner(), bytes("another")));

        assertThatThrownBy(() -> agree(row, token(row)))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("is not what ann has changed it to");
        assertThat(hub.parking.get(row.id()).state()).isEqualTo(ParkedState.WAITING);
    }

    @Test
    void nobodyAgreesToAnEditThatWasWithdrawn() {
        ParkedMessage row = parked(false);
        propose(row);
        String token = token(row);
        hub.rows.update(KEEP);
        hub.parking.requests().withdraw(RequestKind.EDIT, row.id(), ANN, "a mistake");
        hub.rows.update(PUT_BACK);

        assertThatThrownBy(() -> agree(row, token)).isInstanceOf(OperationRejected.class);
    }

    @Test
    void nobodyAgreesToAnEditThatTheFirstHasMadeAnewSince() {
        ParkedMessage row = parked(false);
        propose(row);
        String token = token(row);
        hub.rows.update(KEEP);
        hub.rows.update("delete from request");
        propose(row);
        hub.rows.update("delete from request");
        hub.rows.update(PUT_BACK);

        assertThatThrownBy(() -> agree(row, token)).isInstanceOf(OperationRejected.class);
    }

    private void delivered() {
        long entry = hub.deliver("1", LedgerFixture.sample("new"), LedgerFixture.queued("east"));
        hub.ledger.delivered(entry, "east", 1, null);
    }

    private ParkedMessage parked(boolean spill) {
        Rejection fault = new Rejection(FaultCode.CODE_UNKNOWN, "/type", "type", "X").spilling(spill);
        long entry = hub.begin("1", "x").entry();
        hub.ledger.reject(entry, Stage.TRANSLATE, fault, "REF 1", 1);
        return hub.parking.park(ToPark.rejected(SENDER, entry, Stage.TRANSLATE, fault));
    }

    private void propose(ParkedMessage row) {
        hub.parking.requests().propose(row.id(), bytes("new"), bytes("-old\n+new"), ANN, "as agreed");
    }

    private ParkedMessage agree(ParkedMessage row, String token) {
        return hub.parking.requests().agree(row.id(), token, EVE, "seen");
    }

    private String token(ParkedMessage row) {
        return hub.parking.requests().of(row).orElseThrow().token();
    }

    private ParkedState shred(ParkedMessage row, Person person) {
        return hub.parking.requests().shred(row.id(), person, "a spill").state();
    }

    private boolean erase(Person person) {
        return hub.erasure.erase(SENDER, REFERENCE, person, "asked for").isPresent();
    }

    private boolean lift(Person person) {
        return hub.legalHolds.lift(SENDER, REFERENCE, person, "the case is closed");
    }

    private void putIn(String kind, String subject) {
        hub.rows.update(
                "insert into request (kind, partner, subject, token, actor, identity, reason, asked_at, round, stamp)"
                        + " values (?, ?, ?, '12345678', 'ann', 'local:ann', 'so', 1, 0, '')",
                kind,
                SENDER,
                subject);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
