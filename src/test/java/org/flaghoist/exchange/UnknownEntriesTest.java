package org.flaghoist.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.flaghoist.testing.Notifications.arrest;
import static org.flaghoist.testing.Notifications.notification;
import static org.flaghoist.testing.When.RELEASER_1;
import static org.flaghoist.testing.When.RELEASER_2;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.Stage;
import org.flaghoist.operator.DeadLetters;
import org.flaghoist.operator.Holds;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkingQueue;
import org.flaghoist.parking.UnknownMessage;
import org.flaghoist.parking.UnknownMessages;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database that took another's place had not got its last commits. */
class UnknownEntriesTest {

    private static final String BEAN = "org.flaghoist:type=Unknown";
    private static final String WHY = "lost in the failover";

    private final Scenario scenario = Scenario.lent();
    private final HubFixture hub = scenario.hub();
    private final When when = scenario.when();
    private final Then then = scenario.then();

    @Test
    void keepsACopyOfALostEntryUntilAPersonSetsItAside() throws Exception {
        hub.pause("east");
        send("LOST-1");
        send("KEPT-2");
        lose("LOST-1");
        hub.activate("east");

        await().until(() -> !then.list("Unknown").path("messages").isEmpty());
        await().during(Duration.ofSeconds(3))
                .until(() -> then.east().inbox().isEmpty() && then.deadLetters().isEmpty());
        JsonNode met = then.list("Unknown").path("messages").get(0);
        assertThat(met.path("reference").asText()).isEqualTo("LOST-1");
        assertThat(met.path("queue").asText()).isEqualTo("out.east");

        hub.invoke(BEAN, "setAside", met.path("message").asText(), WHY);

        then.east().finds("KEPT-2_r1");
        await().until(() ->
                then.list("Unknown").path("messages").isEmpty() && hub.count(QueueNames.deadOut("east")) == 1);
        ParkedMessage row = then.deadLetter();
        assertThat(row.stage()).isEqualTo(Stage.UNKNOWN);
        assertThat(row.from().reference()).isEqualTo("LOST-1");
        assertThat(hub.bean(DeadLetters.class)
                        .show(row.id(), HubFixture.OPERATOR)
                        .content())
                .asString()
                .isEqualTo(notification("LOST-1", "east"));
        assertThat(EventSeen.of(hub.bean(DataSource.class), row.entry()))
                .filteredOn(event -> event.kind().equals("SET_ASIDE"))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.actor() + " " + event.detail()).contains(WHY, "\"lost\""));
        then.rejects(() -> when.replays(row), "ask north to send it again");
        when.discards(row);
        then.nothingIn(QueueNames.deadOut("east"));

        send("LOST-1");
        then.east().findsAmongOthers("LOST-1_r1");
    }

    @Test
    void listsWhatWaitsForPeopleAndTheLedgerHasLost() throws Exception {
        String arrest = arrest("LOST-3", "west");
        when.sends(arrest);
        await().until(() -> hub.bean(Holds.class).list("west", 10).size() == 1);
        then.queued(QueueNames.held("west"), 1);
        lose("LOST-3");
        assertThat(hub.bean(Holds.class).list("west", 10)).isEmpty();

        JsonNode met = then.list("Unknown").path("messages").get(0);
        assertThat(met.path("queue").asText()).isEqualTo("held.west");
        hub.invoke(BEAN, "setAside", met.path("message").asText(), WHY);

        then.nothingIn(QueueNames.held("west"));
        assertThat(then.list("Unknown").path("messages")).isEmpty();
        ParkedMessage row = then.deadLetter();
        assertThat(row.partner()).isEqualTo("west");
        assertThat(hub.bean(DeadLetters.class)
                        .show(row.id(), HubFixture.OPERATOR)
                        .content())
                .asString()
                .contains("LOST-3");
    }

    @Test
    void keepsSealedWhatIsAboveTheCeiling() throws Exception {
        when.sends(arrest("LOST-4", "west").replace("BASIC", "SECRET"));
        await().until(() -> then.deadLetters().size() == 1);
        then.queued(QueueNames.deadIn("north"), 1);
        lose("LOST-4");

        hub.invoke(
                BEAN,
                "setAside",
                then.list("Unknown").path("messages").get(0).path("message").asText(),
                WHY);

        ParkedMessage row = then.deadLetter();
        assertThat(row.stage()).isEqualTo(Stage.UNKNOWN);
        assertThat(row.isSpill()).isTrue();
        assertThat(hub.bean(DeadLetters.class)
                        .show(row.id(), HubFixture.OPERATOR)
                        .content())
                .isEmpty();
        hub.bean(DeadLetters.class).shred(row.id(), RELEASER_1, "spill");
        hub.bean(DeadLetters.class).shred(row.id(), RELEASER_2, "spill");
        then.nothingIn(QueueNames.deadIn("north"));
    }

    /** The hub dies when the ledger has the dead letter, and the broker does not. */
    @Test
    void goesOnWithWhatWasSetAsideWhenItDied() throws Exception {
        when.sends(arrest("LOST-5", "west"));
        await().until(() -> hub.bean(Holds.class).list("west", 10).size() == 1);
        then.queued(QueueNames.held("west"), 1);
        lose("LOST-5");
        UnknownMessages unknown = hub.bean(UnknownMessages.class);
        UnknownMessage decided = unknown.decide(
                then.list("Unknown").path("messages").get(0).path("message").asText(), HubFixture.OPERATOR, WHY);
        hub.bean(ParkingWriter.class)
                .lost(
                        decided,
                        ParkingQueue.DEAD_OUT,
                        hub.browse(QueueNames.held("west")).body().getBytes(UTF_8),
                        false);

        hub.bean(UnknownEntries.class).finish();

        assertThat(unknown.decided()).isEmpty();
        then.nothingIn(QueueNames.held("west"));
        ParkedMessage row = then.deadLetter();
        assertThat(hub.bean(DeadLetters.class)
                        .show(row.id(), HubFixture.OPERATOR)
                        .content())
                .asString()
                .contains("LOST-5");
        when.discards(row);
        then.nothingIn(QueueNames.deadOut("west"));

        unknown.meet(decided);
        unknown.decide(decided.message(), HubFixture.OPERATOR, WHY);
        hub.bean(UnknownEntries.class).finish();
        assertThat(unknown.decided()).as("it is out of the way").isEmpty();
    }

    @Test
    void refusesToSetAsideWhatIsKnown() throws Exception {
        then.rejects(() -> hub.bean(UnknownEntries.class).setAside("ID:none", HubFixture.OPERATOR, WHY));
        assertThat(then.list("Unknown").path("messages")).isEmpty();
    }

    private void send(String id) throws Exception {
        when.sends(notification(id, "east"));
        await().until(() -> !hub.decided("north", id).isEmpty());
    }

    /** As a standby that was behind has it. */
    private void lose(String reference) {
        JdbcClient sql = JdbcClient.create(hub.bean(DataSource.class));
        List<Long> entries = sql.sql("select id from entry where reference = ?")
                .param(reference)
                .query(Long.class)
                .list();
        for (String table : List.of("parked_message", "delivery", "content", "entry")) {
            String of = (table.equals("entry") ? "id" : "entry") + " in (:entries)";
            sql.sql("delete from " + table + " where " + of)
                    .param("entries", entries)
                    .update();
        }
        sql.sql("delete from lineage where reference = ?").param(reference).update();
    }
}
