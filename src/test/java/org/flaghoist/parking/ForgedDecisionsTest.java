package org.flaghoist.parking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.flaghoist.testing.LedgerFixture.unknownType;

import java.nio.charset.StandardCharsets;
import org.flaghoist.ledger.Bodies;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.body.BodyKind;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody writes as decided without the ledger's key, no hub carries out. */
@Tag(TestDatabase.BOTH)
class ForgedDecisionsTest {

    private static final String FORGED = " is not as the hubs have written it";

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    private final Parking parking = hub.parking;

    @Test
    void carriesOutNoDecisionThatSomebodyPutIn() {
        String id = held("R9");
        hub.rows.update(
                "update parked_message set state = 'DECIDED', act = 'RELEASE', actor = 'releaser-1, releaser-2',"
                        + " reason = 'so', token = '00000000000000000000000000000000', decided_at = 1");

        refusesToBegin(id);
        parking.execution().waitAgain(parking.get(id), "nobody has decided that");
        released(id);
        parking.execution().begin(parking.get(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "act = 'RELEASE'",
                "actor = 'another'",
                "reason = 'another'",
                "token = '00000000000000000000000000000000'",
                "rule = 'R10'",
                "partner = 'west'",
                "queue = 'DEAD_OUT'",
                "stamp = null",
                "state = 'UNDER_WAY', act = 'RELEASE'"
            })
    void carriesOutNoDecisionThatSomebodyChanged(String change) {
        String id = held("R9");
        refused(id);
        hub.rows.update("update parked_message set " + change);

        refusesToBegin(id);
    }

    @Test
    void carriesOutNoReleaseOfWhatIsHeldAnewSince() {
        String id = held("R9");
        released(id);
        hub.rows.update("create table kept as select * from parked_message");
        parking.execution().begin(parking.get(id));
        hub.ledger.resolve(parking.get(id).entry(), LedgerFixture.queued("east"), "releaser-1", "public");
        parking.execution().done(parking.get(id));
        hub.ledger.takeBack(parking.get(id).entry(), "east", DeliveryState.FAILED);
        held("R10");
        assertThat(hub.kinds()).filteredOn("HELD"::equals).hasSize(2);
        hub.rows.update("delete from parked_message");
        hub.rows.update("insert into parked_message select * from kept");

        refusesToBegin(id);
    }

    @Test
    void beginsOnceMoreWhatWasBegunAndIsNotKnownToBeDone() {
        String id = held("R9");
        released(id);
        parking.execution().begin(parking.get(id));
        hub.ledger.resolve(parking.get(id).entry(), LedgerFixture.queued("east"), "releaser-1", "public");

        parking.execution().begin(parking.get(id));

        assertThat(parking.get(id).state()).isEqualTo(ParkedState.UNDER_WAY);
    }

    @Test
    void sendsNoOtherContentThanWasDecided() {
        ParkedMessage row = hub.rejected("1", unknownType());
        parking.decisions().edit(row.id(), bytes("new"), bytes("-old +new"), "ann", "as agreed");
        hub.ledger.together(
                () -> new Bodies(hub.recorded).keep(row.entry(), BodyKind.EDITED, row.partner(), bytes("another")));

        refusesToBegin(row.id());
    }

    @Test
    void takesBackNothingThatWasDoneForADecisionThatSomebodyPutIn() {
        String id = held("R9");
        released(id);
        parking.execution().begin(parking.get(id));
        hub.ledger.resolve(parking.get(id).entry(), LedgerFixture.queued("east"), "releaser-1", "public");
        parking.execution().done(parking.get(id));
        hub.rows.update("update parked_message set state = 'UNDER_WAY', actor = 'another'");
        refusesToBegin(id);

        parking.execution().waitAgain(parking.get(id), "nobody has decided that");

        assertThat(parking.get(id).state()).isEqualTo(ParkedState.WAITING);
        assertThat(hub.rows.column("select state from delivery")).containsExactly("QUEUED");
        assertThat(hub.kinds()).doesNotContain("WITHDRAWN");
    }

    private void refusesToBegin(String id) {
        assertThatThrownBy(() -> parking.execution().begin(parking.get(id)))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining(FORGED);
    }

    private void released(String id) {
        vote(id, Act.RELEASE);
    }

    private void refused(String id) {
        vote(id, Act.REFUSE);
    }

    private void vote(String id, Act act) {
        parking.holds().vote(id, act, Person.local("releaser-1"), "public");
        assertThat(parking.holds()
                        .vote(id, act, Person.local("releaser-2"), "so it is")
                        .state())
                .isEqualTo(ParkedState.DECIDED);
    }

    private String held(String rule) {
        return hub.held("1", "new", rule).id();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
