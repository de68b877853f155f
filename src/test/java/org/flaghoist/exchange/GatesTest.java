package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.partner.PartnerState;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What one reason shut does not open because another has ended, whichever hub knows it. */
class GatesTest {

    private static final Duration A_WHILE = Duration.ofSeconds(3);
    private static final String IN = QueueNames.in("west");
    private static final String OUT = QueueNames.out("west");

    private HubFixture hub;

    @BeforeEach
    void start() throws Exception {
        hub = HubFixture.lent();
    }

    @Test
    void keepsShutWhatWasPausedAtAnotherHubWhenTheDiskHasSpaceAgain() throws Exception {
        anotherHub(PartnerState.PAUSED);
        hub.send("west", Notifications.of("west", "PAUSED-1", "INTELLIGENCE", "\"north\""));

        flap();

        assertStaysShut();
        anotherHub(PartnerState.ACTIVE);
        assertThat(hub.receive("north", 1)).hasSize(1);
    }

    @Test
    void opensNothingWhileTheDatabaseCannotBeAsked() throws Exception {
        anotherHub(PartnerState.PAUSED);
        rename("partner_state", "partner_state_gone");

        flap();

        assertStaysShut();
        rename("partner_state_gone", "partner_state");
        assertStaysShut();
        assertThat(hub.bean(PartnerStates.class).of("west").state()).isEqualTo(PartnerState.PAUSED);
    }

    @Test
    void putsRightWhatAnotherHubLeftShutWhenItDied() throws Exception {
        hub.bean(Broker.class).setShut(QueueNames.in("north"), true);
        hub.send("north", Notifications.of("north", "LEFT-1", "INTELLIGENCE", "\"west\""));

        assertThat(hub.receive("west", 1)).hasSize(1);
    }

    @Test
    void opensOnlyWhenNoReasonIsLeft() throws Exception {
        hub.pause("west");
        limit(0);
        await().until(() -> hub.bean(PartnerGates.class).reasons("west").contains(GateReason.DISK_FULL));
        assertThat(hub.bean(PartnerGates.class).reasons("west"))
                .containsExactly(GateReason.PAUSED, GateReason.DISK_FULL);
        hub.activate("west");
        await().during(A_WHILE).until(() -> isHeld(IN));

        limit(1);

        await().until(() -> !isHeld(IN) && !isHeld(OUT));
        assertThat(hub.bean(PartnerGates.class).reasons("west")).isEmpty();
    }

    /** What an operator at another hub on the same database and broker brings about there. */
    private void anotherHub(PartnerState to) {
        PartnerStates other = new PartnerStates(
                new PartnerStateStore(hub.bean(DataSource.class), hub.bean(Ledger.class), hub.bean(Clock.class)),
                hub.bean(Setup.class).partners().all(),
                true);
        other.change("west", to, HubFixture.OPERATOR, "asked for by the test");
        for (String queue : new String[] {IN, OUT}) {
            hub.bean(Broker.class).setShut(queue, to == PartnerState.PAUSED);
        }
    }

    private void flap() {
        limit(0);
        await().until(() -> hub.bean(PartnerGates.class).isDiskFull());
        limit(1);
        await().until(() -> !hub.bean(PartnerGates.class).isDiskFull());
    }

    private void limit(double share) {
        ((ActiveMQServerImpl) hub.artemis()).getMonitor().setMaxUsage(share);
    }

    private void assertStaysShut() {
        await().during(A_WHILE).until(() -> isHeld(IN) && isHeld(OUT));
    }

    private boolean isHeld(String queue) {
        return hub.artemis().locateQueue(queue).isPaused();
    }

    private void rename(String table, String to) {
        JdbcClient.create(hub.bean(DataSource.class))
                .sql("alter table " + table + " rename to " + to)
                .update();
    }
}
