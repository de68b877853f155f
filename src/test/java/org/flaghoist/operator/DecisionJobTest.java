package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.parking.Act;
import org.flaghoist.parking.ParkedFilter;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkedState;
import org.flaghoist.parking.Parking;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How decisions are carried out. */
class DecisionJobTest {

    private static final String WHO = "duty-desk";
    private static final String WHY = "the mapping is fixed";

    private static final Duration MISSED = Duration.ofMinutes(1);

    private static HubFixture hub;

    @BeforeAll
    static void start() throws Exception {
        hub = HubFixture.lent();
    }

    @AfterEach
    void discardWhatIsLeft() {
        letters().discardAll(all(), WHO, "the test is over");
        // What is not on its queue is looked for a while: as if the database's clock had gone on.
        await().atMost(MISSED).untilAsserted(() -> {
            sql().sql("update parked_message set missed_since = missed_since - 3600000 where missed_since is not null")
                    .update();
            assertThat(hub.bean(Parking.class).execution().pending()).isEmpty();
        });
    }

    @Test
    void carriesOutWhatWasDecidedBeforeTheHubStopped() throws Exception {
        hub.send("north", unknown("S-1"));
        hub.receipts("north", 1);
        ParkedMessage row = only();

        hub.bean(Parking.class).decisions().decide(row.id(), Act.DISCARD, WHO, "and then the hub stops");

        await().untilAsserted(
                        () -> assertThat(hub.count(QueueNames.deadIn("north"))).isZero());
        await().untilAsserted(() ->
                assertThat(hub.bean(Parking.class).get(row.id()).state()).isEqualTo(ParkedState.DONE));
    }

    @Test
    void carriesOutNothingThatSomebodyWroteIntoTheDatabase() throws Exception {
        hub.send("north", unknown("F-1"));
        hub.receipts("north", 1);
        ParkedMessage row = only();

        sql().sql("update parked_message set state = 'DECIDED', act = 'DISCARD', actor = 'releaser-1', reason = 'so',"
                        + " token = '00000000000000000000000000000000', decided_at = 1 where id = ?")
                .param(row.id())
                .update();

        await().untilAsserted(() -> assertThat(
                        hub.bean(Parking.class).get(row.id()).against().notDone())
                .startsWith("what the database says was decided about " + row.id()
                        + " is not as the hubs have written it, so nothing is done"));
        assertThat(hub.bean(Parking.class).get(row.id()).state()).isEqualTo(ParkedState.WAITING);
        assertThat(hub.count(QueueNames.deadIn("north"))).isOne();
    }

    @Test
    void ticksOffNothingWhoseMessageIsNotThereYet() throws Exception {
        hub.send("north", unknown("L-1"));
        hub.receipts("north", 1);
        ParkedMessage row = only();
        hub.consume(QueueNames.deadIn("north"), 1);

        assertThatThrownBy(() -> letters().replay(row.id(), WHO, WHY))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("not on its queue");

        assertThat(only().state()).isEqualTo(ParkedState.WAITING);
    }

    @Test
    void carriesOutTheOthersWhenOneCannotBe() throws Exception {
        hub.send("north", unknown("P-1"));
        hub.send("north", unknown("P-2"));
        hub.receipts("north", 2);
        List<ParkedMessage> rows = letters().list(all(), 10);
        sql().sql("update parked_message set partner = 'nobody' where id = ?")
                .param(rows.get(0).id())
                .update();

        letters().discardAll(all(), WHO, "one of them has no queue");

        await().untilAsserted(
                        () -> assertThat(hub.bean(Parking.class).execution().pending())
                                .containsExactly(rows.get(0).id()));
        sql().sql("update parked_message set partner = 'north' where id = ?")
                .param(rows.get(0).id())
                .update();
        // What was decided was about a message of nobody's: it waits again, and can be discarded.
        await().until(() -> hub.bean(Parking.class).get(rows.get(0).id()).state() == ParkedState.WAITING);
    }

    private static DeadLetters letters() {
        return hub.bean(DeadLetters.class);
    }

    private static ParkedMessage only() {
        List<ParkedMessage> rows = letters().list(all(), 10);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static ParkedFilter all() {
        return Filters.of("", "", "", "", "", "");
    }

    private static String notification(String id) {
        return Notifications.of("north", id, "INTELLIGENCE", "\"west\"");
    }

    private static String unknown(String id) {
        return "UNKNOWN " + notification(id);
    }

    private static JdbcClient sql() {
        return JdbcClient.create(hub.bean(DataSource.class));
    }
}
