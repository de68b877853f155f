package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.flaghoist.testing.Notifications.notification;

import java.time.Duration;
import java.util.List;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.parking.Act;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkedState;
import org.flaghoist.parking.Parking;
import org.flaghoist.testing.Given;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.LedgerRows;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How decisions are carried out. */
class DecisionJobTest {

    private static final String WHO = "duty-desk";
    private static final String WHY = "the mapping is fixed";

    private final Scenario scenario = Scenario.lent();
    private final HubFixture hub = scenario.hub();
    private final Given given = scenario.given();
    private final When when = scenario.when();
    private final Then then = scenario.then();
    private final LedgerRows ledger = scenario.ledger();
    private final DeadLetters letters = hub.bean(DeadLetters.class);

    @AfterEach
    void carryOutAllThatIsDecided() {
        letters.discardAll(Filters.of("", "", "", "", "", ""), WHO, "the test is over");
        // What is not on its queue is looked for a while: as if the database's clock had gone on.
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            ledger.update("update parked_message set missed_since = missed_since - 3600000"
                    + " where missed_since is not null");
            assertThat(hub.bean(Parking.class).execution().pending()).isEmpty();
        });
    }

    @Test
    void carriesOutWhatWasDecidedBeforeTheHubStopped() throws Exception {
        ParkedMessage row = given.rejected("UNKNOWN " + notification("S-1", "west"), "CODE_UNKNOWN");

        hub.bean(Parking.class).decisions().decide(row.id(), Act.DISCARD, WHO, "and then the hub stops");

        then.queued(QueueNames.deadIn("north"), 0);
        await().untilAsserted(() ->
                assertThat(hub.bean(Parking.class).get(row.id()).state()).isEqualTo(ParkedState.DONE));
    }

    @Test
    void carriesOutNothingThatSomebodyWroteIntoTheDatabase() throws Exception {
        ParkedMessage row = given.rejected("UNKNOWN " + notification("F-1", "west"), "CODE_UNKNOWN");

        ledger.update(
                "update parked_message set state = 'DECIDED', act = 'DISCARD', actor = 'releaser-1', reason = 'so',"
                        + " token = '00000000000000000000000000000000', decided_at = 1 where id = ?",
                row.id());

        await().untilAsserted(() -> assertThat(
                        hub.bean(Parking.class).get(row.id()).against().notDone())
                .startsWith("what the database says was decided about " + row.id()
                        + " is not as the hubs have written it, so nothing is done"));
        assertThat(hub.bean(Parking.class).get(row.id()).state()).isEqualTo(ParkedState.WAITING);
        assertThat(hub.count(QueueNames.deadIn("north"))).isOne();
    }

    @Test
    void ticksOffNothingWhoseMessageIsNotThereYet() throws Exception {
        ParkedMessage row = given.rejected("UNKNOWN " + notification("L-1", "west"), "CODE_UNKNOWN");
        hub.consume(QueueNames.deadIn("north"), 1);

        then.rejects(() -> letters.replay(row.id(), WHO, WHY), "not on its queue");

        assertThat(then.deadLetter().state()).isEqualTo(ParkedState.WAITING);
    }

    @Test
    void carriesOutTheOthersWhenOneCannotBe() throws Exception {
        when.sends("UNKNOWN " + notification("P-1", "west"), "UNKNOWN " + notification("P-2", "west"));
        hub.receipts("north", 2);
        List<ParkedMessage> rows = letters.list(Filters.of("", "", "", "", "", ""), 10);
        ledger.update(
                "update parked_message set partner = 'nobody' where id = ?",
                rows.get(0).id());

        letters.discardAll(Filters.of("", "", "", "", "", ""), WHO, "one of them has no queue");

        await().untilAsserted(
                        () -> assertThat(hub.bean(Parking.class).execution().pending())
                                .containsExactly(rows.get(0).id()));
        ledger.update(
                "update parked_message set partner = 'north' where id = ?",
                rows.get(0).id());
        // What was decided was about a message of nobody's: it waits again, and can be discarded.
        await().until(() -> hub.bean(Parking.class).get(rows.get(0).id()).state() == ParkedState.WAITING);
    }
}
