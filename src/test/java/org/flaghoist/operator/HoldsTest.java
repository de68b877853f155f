package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import javax.sql.DataSource;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.Queues;
import org.flaghoist.exchange.Outgoing;
import org.flaghoist.ledger.OperationRejected;
import org.flaghoist.ledger.Parked;
import org.flaghoist.ledger.ParkedState;
import org.flaghoist.ledger.Person;
import org.flaghoist.ledger.TestDatabase;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag(TestDatabase.BOTH)
class HoldsTest {

    private static final String ONE = "releaser-1";
    private static final String TWO = "releaser-2";
    private static final Person FIRST = Person.local(ONE);
    private static final Person SECOND = Person.local(TWO);

    @AutoClose
    private static HubFixture hub;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        hub = new HubFixture(directory);
    }

    @AfterEach
    void refuseWhatIsLeft() throws Exception {
        hub.breakMapping();
        for (Parked row : holds().list("", 10)) {
            holds().refuse(row.id(), Person.local("cleaner-1"), "the test is over");
            holds().refuse(row.id(), Person.local("cleaner-2"), "the test is over");
            hub.receipts("north", 1);
        }
    }

    @Test
    void takesNothingElseOfThatNameForWhatPeopleDecideAbout() throws Exception {
        Parked row = held("H-OTHER");
        String queue = Outgoing.queue(row);
        Message own = hub.lying(queue, 1).get(0).message();
        try (Connection connection = hub.bean(Broker.class).connectionFactory().createConnection();
                Session session = connection.createSession()) {
            BytesMessage other = session.createBytesMessage();
            other.writeBytes(arrest("OTHER").getBytes(StandardCharsets.UTF_8));
            other.setStringProperty(HubProperties.PARKED, row.id());
            other.setStringProperty(HubProperties.CLAIM, row.claim() + "0");
            MessageProducer producer = session.createProducer(session.createQueue(queue));
            producer.send(other);
            producer.send(own);
        }

        holds().release(row.id(), FIRST, "seen");
        holds().release(row.id(), SECOND, "seen");

        assertThat(hub.receive("west", 1)).containsExactly(arrest("H-OTHER"));
        assertThat(hub.receipts("north", 1)).containsExactly("DELIVERED west");
        assertThat(hub.lying(queue, 1)).hasSize(1);
    }

    @Test
    void showsWhatWouldBeSentAndThatSomebodyLooked() throws Exception {
        Parked row = held("H-1");

        Holds.Held shown = holds().show(row.id(), ONE);

        assertThat(shown.notification().path("id").textValue()).isEqualTo("H-1");
        assertThat(Objects.requireNonNull(shown.rendered()).content())
                .asString()
                .isEqualTo(arrest("H-1"));
        assertThat(actors(row, "SHOWN")).containsExactly(ONE);
    }

    @Test
    void sendsItWhenASecondPersonAgrees() throws Exception {
        Parked row = held("H-2");

        Parked after = holds().release(row.id(), FIRST, "the arrest is public");
        assertThat(after.state()).isEqualTo(ParkedState.WAITING);
        assertThat(hub.count(Queues.out("west"))).isZero();
        holds().release(row.id(), SECOND, "I have seen the court's paper");

        assertThat(hub.receive("west", 1)).containsExactly(arrest("H-2"));
        assertThat(hub.receipts("north", 1)).containsExactly("DELIVERED west");
        assertThat(hub.count(Queues.held("west"))).isZero();
        assertThat(actors(row, "VOTED")).containsExactly(ONE, TWO);
        assertThat(actors(row, "DELIVERED")).containsExactly(ONE + ", " + TWO);
    }

    @Test
    void countsNobodyTwice() throws Exception {
        Parked row = held("H-3");
        holds().release(row.id(), FIRST, "the arrest is public");

        assertThatThrownBy(() -> holds().release(row.id(), FIRST, "and again"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("second person");
        assertThatThrownBy(() -> holds().refuse(row.id(), FIRST, "or not")).isInstanceOf(OperationRejected.class);

        assertThat(hub.count(Queues.held("west"))).isOne();
        assertThat(hub.count(Queues.out("west"))).isZero();
    }

    @Test
    void refusesItWhenTwoSaySo() throws Exception {
        Parked row = held("H-4");

        holds().refuse(row.id(), FIRST, "an operation is running");
        holds().release(row.id(), SECOND, "it is over");
        assertThat(holds().list("west", 10)).hasSize(1);
        holds().refuse(row.id(), Person.local("releaser-3"), "it is not");

        assertThat(hub.receipts("north", 1)).containsExactly("REFUSED west R9");
        assertThat(hub.count(Queues.out("west"))).isZero();
        assertThat(hub.count(Queues.held("west"))).isZero();
        assertThatThrownBy(() -> holds().release(row.id(), Person.local("releaser-4"), "late"))
                .isInstanceOf(OperationRejected.class);
    }

    @Test
    void wantsAWrittenReason() throws Exception {
        Parked row = held("H-5");

        assertThatThrownBy(() -> holds().release(row.id(), FIRST, "")).isInstanceOf(OperationRejected.class);

        assertThat(holds().votes(row.id())).isEmpty();
    }

    @Test
    void sendsAReceiptWhenWhatWasReleasedCannotBeRendered() throws Exception {
        Parked row = held("TOO-LONG-H");

        release(row);

        assertThat(hub.receipts("north", 1)).containsExactly("FAILED west TOO_LONG");
        DeadLetters letters = hub.bean(DeadLetters.class);
        Parked dead =
                letters.list(Filters.of("out", "west", "", "", "", ""), 10).get(0);
        hub.fixMapping();
        letters.replay(dead.id(), ONE, "the mapping is fixed");
        assertThat(hub.receipts("north", 1)).containsExactly("DELIVERED west");
        assertThat(hub.receive("west", 1)).containsExactly(arrest("TOO-LONG-H"));
    }

    @Test
    void sendsOneReceiptThatItIsHeldThoughItIsHeldAgain() throws Exception {
        Parked row = held("TOO-LONG-A");
        release(row);
        assertThat(hub.receipts("north", 1)).containsExactly("FAILED west TOO_LONG");
        DeadLetters letters = hub.bean(DeadLetters.class);
        Parked dead =
                letters.list(Filters.of("out", "west", "", "", "", ""), 10).get(0);
        hub.fixMapping();

        String edited = arrest("TOO-LONG-A").replace("A boat left.", "A boat.");
        letters.edit(dead.id(), edited.getBytes(StandardCharsets.UTF_8), FIRST, "shorter");
        assertThat(holds().list("west", 10)).extracting(Parked::attempts).containsExactly(2);
        release(row);

        assertThat(hub.receipts("north", 1)).containsExactly("DELIVERED west");
        assertThat(hub.receive("west", 1)).containsExactly(edited);
    }

    @Test
    void releasesNothingThatWasCancelledMeanwhile() throws Exception {
        Parked row = held("H-6");
        hub.send("north", """
                {"id":"H-6","sender":"north","recipients":["west"],"type":"ARREST","action":"CANCEL","revision":2,\
                "urgency":"ROUTINE","createdAt":"2026-06-03T04:40:00Z",\
                "handling":{"level":"BASIC","codes":["H0"]},"grading":{"source":"B","information":"2"}}""");
        assertThat(hub.receipts("north", 2)).contains("ACCEPTED");

        assertThatThrownBy(() -> release(row))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("refuse it");

        assertThat(hub.count(Queues.out("west"))).isZero();
    }

    private static void release(Parked row) {
        holds().release(row.id(), FIRST, "the arrest is public");
        holds().release(row.id(), SECOND, "so it is");
    }

    private static Parked held(String id) throws Exception {
        hub.send("north", arrest(id));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "HELD west R9");
        return holds().list("west", 10).get(0);
    }

    private static String arrest(String id) {
        return Notifications.of("north", id, "ARREST", "\"west\"");
    }

    private static Holds holds() {
        return hub.bean(Holds.class);
    }

    private static java.util.List<String> actors(Parked row, String kind) {
        return JdbcClient.create(hub.bean(DataSource.class))
                .sql("select actor from event where entry = ? and kind = ? order by id")
                .params(row.entry(), kind)
                .query(String.class)
                .list();
    }
}
