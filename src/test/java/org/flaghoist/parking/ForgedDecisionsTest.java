package org.flaghoist.parking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.flaghoist.ledger.Bodies;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.ledger.Stage;
import org.flaghoist.ledger.body.BodyKind;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody writes as decided without the ledger's key, no hub carries out. */
@Tag(TestDatabase.BOTH)
class ForgedDecisionsTest {

    private static final String FORGED = " is not as the hubs have written it";

    @AutoClose
    private LedgerFixture hub;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        hub = new LedgerFixture(folder);
    }

    @Test
    void carriesOutNoDecisionThatSomebodyPutIn() {
        String id = held("R9");
        hub.sql
                .sql("update parked_message set state = 'DECIDED', act = 'RELEASE', actor = 'releaser-1, releaser-2',"
                        + " reason = 'so', token = '00000000000000000000000000000000', decided_at = 1")
                .update();

        refusesToBegin(id);
        parking().execution().waitAgain(parking().get(id), "nobody has decided that");
        released(id);
        parking().execution().begin(parking().get(id));
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
        hub.sql.sql("update parked_message set " + change).update();

        refusesToBegin(id);
    }

    @Test
    void carriesOutNoReleaseOfWhatIsHeldAnewSince() {
        String id = held("R9");
        released(id);
        hub.sql.sql("create table kept as select * from parked_message").update();
        parking().execution().begin(parking().get(id));
        hub.ledger.resolve(parking().get(id).entry(), LedgerFixture.queued("east"), "releaser-1", "public");
        parking().execution().done(parking().get(id));
        hub.ledger.takeBack(parking().get(id).entry(), "east", DeliveryState.FAILED);
        held("R10");
        assertThat(hub.kinds()).filteredOn("HELD"::equals).hasSize(2);
        hub.sql.sql("delete from parked_message").update();
        hub.sql.sql("insert into parked_message select * from kept").update();

        refusesToBegin(id);
    }

    @Test
    void beginsOnceMoreWhatWasBegunAndIsNotKnownToBeDone() {
        String id = held("R9");
        released(id);
        parking().execution().begin(parking().get(id));
        hub.ledger.resolve(parking().get(id).entry(), LedgerFixture.queued("east"), "releaser-1", "public");

        parking().execution().begin(parking().get(id));

        assertThat(parking().get(id).state()).isEqualTo(ParkedState.UNDER_WAY);
    }

    @Test
    void sendsNoOtherContentThanWasDecided() {
        Rejection fault = new Rejection(FaultCode.CODE_UNKNOWN, "/type", "type", "X");
        long entry = hub.begin("1", "x").entry();
        hub.ledger.reject(entry, Stage.TRANSLATE, fault, "REF 1", 1);
        ParkedMessage row = parking().park(ToPark.rejected("north", entry, Stage.TRANSLATE, fault));
        parking().decisions().edit(row.id(), bytes("new"), bytes("-old +new"), "ann", "as agreed");
        hub.ledger.together(
                () -> new Bodies(hub.recorded).keep(entry, BodyKind.EDITED, row.partner(), bytes("another")));

        refusesToBegin(row.id());
    }

    @Test
    void takesBackNothingThatWasDoneForADecisionThatSomebodyPutIn() {
        String id = held("R9");
        released(id);
        parking().execution().begin(parking().get(id));
        hub.ledger.resolve(parking().get(id).entry(), LedgerFixture.queued("east"), "releaser-1", "public");
        parking().execution().done(parking().get(id));
        hub.sql
                .sql("update parked_message set state = 'UNDER_WAY', actor = 'another'")
                .update();
        refusesToBegin(id);

        parking().execution().waitAgain(parking().get(id), "nobody has decided that");

        assertThat(parking().get(id).state()).isEqualTo(ParkedState.WAITING);
        assertThat(hub.sql.sql("select state from delivery").query(String.class).list())
                .containsExactly("QUEUED");
        assertThat(hub.kinds()).doesNotContain("WITHDRAWN");
    }

    private void refusesToBegin(String id) {
        assertThatThrownBy(() -> parking().execution().begin(parking().get(id)))
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
        parking().holds().vote(id, act, Person.local("releaser-1"), "public");
        assertThat(parking()
                        .holds()
                        .vote(id, act, Person.local("releaser-2"), "so it is")
                        .state())
                .isEqualTo(ParkedState.DECIDED);
    }

    private String held(String rule) {
        long entry = hub.deliver("1", LedgerFixture.sample("new"), RecipientOutcome.held("east", rule, List.of()));
        return parking().park(ToPark.held("east", entry, rule)).id();
    }

    private Parking parking() {
        return hub.parking;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
