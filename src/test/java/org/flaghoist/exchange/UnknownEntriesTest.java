package org.flaghoist.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.Stage;
import org.flaghoist.operator.DeadLetters;
import org.flaghoist.operator.Filters;
import org.flaghoist.operator.Holds;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkingQueue;
import org.flaghoist.parking.UnknownMessage;
import org.flaghoist.parking.UnknownMessages;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database that took another's place had not got its last commits. */
class UnknownEntriesTest {

    private static final String BEAN = "org.flaghoist:type=Unknown";
    private static final String WHY = "lost in the failover";

    private static HubFixture hub;

    @BeforeAll
    static void start() throws Exception {
        hub = HubFixture.lent();
    }

    @Test
    void keepsACopyOfALostEntryUntilAPersonSetsItAside() throws Exception {
        hub.pause("east");
        send("LOST-1");
        send("KEPT-2");
        lose("LOST-1");
        hub.activate("east");

        await().until(() -> !list().isEmpty());
        await().during(Duration.ofSeconds(3))
                .until(() -> inbox().isEmpty() && letters().isEmpty());
        JsonNode met = list().get(0);
        assertThat(met.path("reference").asText()).isEqualTo("LOST-1");
        assertThat(met.path("queue").asText()).isEqualTo("out.east");

        hub.invoke(BEAN, "setAside", met.path("message").asText(), WHY);

        await().until(() -> inbox().equals(List.of("north_KEPT-2_r1.json")));
        await().until(() -> list().isEmpty() && hub.count(QueueNames.deadOut("east")) == 1);
        ParkedMessage row = letters().get(0);
        assertThat(row.stage()).isEqualTo(Stage.UNKNOWN);
        assertThat(row.from().reference()).isEqualTo("LOST-1");
        assertThat(hub.bean(DeadLetters.class)
                        .show(row.id(), HubFixture.OPERATOR)
                        .content())
                .asString()
                .isEqualTo(notification("LOST-1"));
        assertThat(actors(row)).hasSize(1).allMatch(detail -> detail.contains(WHY) && detail.contains("\"lost\""));
        assertThatThrownBy(() -> hub.bean(DeadLetters.class).replay(row.id(), HubFixture.OPERATOR, "try"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("ask north to send it again");
        hub.bean(DeadLetters.class).discard(row.id(), HubFixture.OPERATOR, "it is sent again");
        assertThat(hub.count(QueueNames.deadOut("east"))).isZero();

        send("LOST-1");
        await().until(() -> inbox().contains("north_LOST-1_r1.json"));
    }

    @Test
    void listsWhatWaitsForPeopleAndTheLedgerHasLost() throws Exception {
        String arrest = Notifications.of("north", "LOST-3", "ARREST", "\"west\"");
        hub.send("north", arrest);
        await().until(() -> hub.bean(Holds.class).list("west", 10).size() == 1);
        await().until(() -> hub.count(QueueNames.held("west")) == 1);
        lose("LOST-3");
        assertThat(hub.bean(Holds.class).list("west", 10)).isEmpty();

        JsonNode met = list().get(0);
        assertThat(met.path("queue").asText()).isEqualTo("held.west");
        hub.invoke(BEAN, "setAside", met.path("message").asText(), WHY);

        assertThat(hub.count(QueueNames.held("west"))).isZero();
        assertThat(list()).isEmpty();
        ParkedMessage row = letters().get(0);
        assertThat(row.partner()).isEqualTo("west");
        assertThat(hub.bean(DeadLetters.class)
                        .show(row.id(), HubFixture.OPERATOR)
                        .content())
                .asString()
                .contains("LOST-3");
        hub.bean(DeadLetters.class).discard(row.id(), HubFixture.OPERATOR, "it is sent again");
    }

    @Test
    void keepsSealedWhatIsAboveTheCeiling() throws Exception {
        hub.send(
                "north",
                Notifications.of("north", "LOST-4", "ARREST", "\"west\"").replace("BASIC", "SECRET"));
        await().until(() -> letters().size() == 1);
        await().until(() -> hub.count(QueueNames.deadIn("north")) == 1);
        lose("LOST-4");

        hub.invoke(BEAN, "setAside", list().get(0).path("message").asText(), WHY);

        ParkedMessage row = letters().get(0);
        assertThat(row.stage()).isEqualTo(Stage.UNKNOWN);
        assertThat(row.isSpill()).isTrue();
        assertThat(hub.bean(DeadLetters.class)
                        .show(row.id(), HubFixture.OPERATOR)
                        .content())
                .isEmpty();
        hub.bean(DeadLetters.class).shred(row.id(), Person.local("releaser-1"), "spill");
        hub.bean(DeadLetters.class).shred(row.id(), Person.local("releaser-2"), "spill");
        assertThat(hub.count(QueueNames.deadIn("north"))).isZero();
    }

    /** The hub dies when the ledger has the dead letter, and the broker does not. */
    @Test
    void goesOnWithWhatWasSetAsideWhenItDied() throws Exception {
        hub.send("north", Notifications.of("north", "LOST-5", "ARREST", "\"west\""));
        await().until(() -> hub.bean(Holds.class).list("west", 10).size() == 1);
        await().until(() -> hub.count(QueueNames.held("west")) == 1);
        lose("LOST-5");
        UnknownMessages unknown = hub.bean(UnknownMessages.class);
        UnknownMessage decided = unknown.decide(list().get(0).path("message").asText(), HubFixture.OPERATOR, WHY);
        hub.bean(ParkingWriter.class)
                .lost(
                        decided,
                        ParkingQueue.DEAD_OUT,
                        hub.browse(QueueNames.held("west")).body().getBytes(UTF_8),
                        false);

        hub.bean(UnknownEntries.class).finish();

        assertThat(unknown.decided()).isEmpty();
        assertThat(hub.count(QueueNames.held("west"))).isZero();
        ParkedMessage row = letters().get(0);
        assertThat(hub.bean(DeadLetters.class)
                        .show(row.id(), HubFixture.OPERATOR)
                        .content())
                .asString()
                .contains("LOST-5");
        hub.bean(DeadLetters.class).discard(row.id(), HubFixture.OPERATOR, "it is sent again");
        assertThat(hub.count(QueueNames.deadOut("west"))).isZero();

        unknown.meet(decided);
        unknown.decide(decided.message(), HubFixture.OPERATOR, WHY);
        hub.bean(UnknownEntries.class).finish();
        assertThat(unknown.decided()).as("it is out of the way").isEmpty();
    }

    @Test
    void refusesToSetAsideWhatIsKnown() throws Exception {
        assertThatThrownBy(() -> hub.bean(UnknownEntries.class).setAside("ID:none", HubFixture.OPERATOR, WHY))
                .isInstanceOf(OperationRejected.class);
        assertThat(list()).isEmpty();
    }

    private static void send(String id) throws Exception {
        hub.send("north", notification(id));
        await().until(() -> !hub.decided("north", id).isEmpty());
    }

    private static String notification(String id) {
        return Notifications.of("north", id, "INTELLIGENCE", "\"east\"");
    }

    /** As a standby that was behind has it. */
    private static void lose(String reference) {
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

    private static JsonNode list() throws Exception {
        return new ObjectMapper().readTree(hub.invoke(BEAN, "list").toString()).path("messages");
    }

    private static List<ParkedMessage> letters() {
        return hub.bean(DeadLetters.class).list(Filters.of("", "", "", "", "", ""), 10);
    }

    private static List<String> actors(ParkedMessage row) {
        return EventSeen.of(hub.bean(DataSource.class), row.entry()).stream()
                .filter(event -> event.kind().equals("SET_ASIDE"))
                .map(event -> event.actor() + " " + event.detail())
                .toList();
    }

    private static List<String> inbox() throws Exception {
        try (Stream<Path> files = Files.list(hub.server("east").inbox())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
