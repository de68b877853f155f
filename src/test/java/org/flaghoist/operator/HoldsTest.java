package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.exchange.Outgoing;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkedState;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.OperatorFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HoldsTest {

    private static final String ONE = "releaser-1";
    private static final String TWO = "releaser-2";
    private static final Person FIRST = OperatorFixture.RELEASER_1;
    private static final Person SECOND = OperatorFixture.RELEASER_2;

    private static OperatorFixture operators;

    private static HubFixture hub;

    @BeforeAll
    static void start() throws Exception {
        operators = new OperatorFixture();
        hub = operators.hub();
    }

    @AfterEach
    void clear() throws Exception {
        operators.clear();
    }

    @Test
    void takesNothingElseOfThatNameForWhatPeopleDecideAbout() throws Exception {
        ParkedMessage row = operators.held("H-OTHER");
        String queue = Outgoing.queue(row);
        Message own = hub.consume(queue, 1).get(0).message();
        try (Connection connection = hub.bean(Broker.class).connectionFactory().createConnection();
                Session session = connection.createSession()) {
            BytesMessage other = session.createBytesMessage();
            other.writeBytes(arrest("OTHER").getBytes(StandardCharsets.UTF_8));
            other.setStringProperty(HubProperties.PARKED, row.id());
            other.setStringProperty(HubProperties.MESSAGE_KEY, row.from().messageKey() + "0");
            MessageProducer producer = session.createProducer(session.createQueue(queue));
            producer.send(other);
            producer.send(own);
        }

        operators.holds().release(row.id(), FIRST, "seen");
        operators.holds().release(row.id(), SECOND, "seen");

        assertThat(hub.receive("west", 1)).containsExactly(arrest("H-OTHER"));
        assertThat(hub.receipts("north", 1)).containsExactly("DELIVERED west");
        assertThat(hub.consume(queue, 1)).hasSize(1);
    }

    @Test
    void showsWhatWouldBeSentAndThatSomebodyLooked() throws Exception {
        ParkedMessage row = operators.held("H-1");

        Holds.Held shown = operators.holds().show(row.id(), ONE);

        assertThat(shown.notification().path("id").textValue()).isEqualTo("H-1");
        assertThat(Objects.requireNonNull(shown.rendered()).content())
                .asString()
                .isEqualTo(arrest("H-1"));
        assertThat(operators.actors(row.entry(), "SHOWN")).containsExactly(ONE);
    }

    @Test
    void sendsItWhenASecondPersonAgrees() throws Exception {
        ParkedMessage row = operators.held("H-2");

        ParkedMessage after = operators.holds().release(row.id(), FIRST, "the arrest is public");
        assertThat(after.state()).isEqualTo(ParkedState.WAITING);
        assertThat(hub.count(QueueNames.out("west"))).isZero();
        operators.holds().release(row.id(), SECOND, "I have seen the court's paper");

        assertThat(hub.receive("west", 1)).containsExactly(arrest("H-2"));
        assertThat(hub.receipts("north", 1)).containsExactly("DELIVERED west");
        assertThat(hub.count(QueueNames.held("west"))).isZero();
        assertThat(operators.actors(row.entry(), "VOTED")).containsExactly(ONE, TWO);
        assertThat(operators.actors(row.entry(), "DELIVERED")).containsExactly(ONE + ", " + TWO);
    }

    @Test
    void countsNobodyTwice() throws Exception {
        ParkedMessage row = operators.held("H-3");
        operators.holds().release(row.id(), FIRST, "the arrest is public");

        assertThatThrownBy(() -> operators.holds().release(row.id(), FIRST, "and again"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("second person");
        assertThatThrownBy(() -> operators.holds().refuse(row.id(), FIRST, "or not"))
                .isInstanceOf(OperationRejected.class);

        assertThat(hub.count(QueueNames.held("west"))).isOne();
        assertThat(hub.count(QueueNames.out("west"))).isZero();
    }

    @Test
    void refusesItWhenTwoSaySo() throws Exception {
        ParkedMessage row = operators.held("H-4");

        operators.holds().refuse(row.id(), FIRST, "an operation is running");
        operators.holds().release(row.id(), SECOND, "it is over");
        assertThat(operators.holds().list("west", 10)).hasSize(1);
        operators.holds().refuse(row.id(), Person.local("releaser-3"), "it is not");

        assertThat(hub.receipts("north", 1)).containsExactly("REFUSED west R9");
        assertThat(hub.count(QueueNames.out("west"))).isZero();
        assertThat(hub.count(QueueNames.held("west"))).isZero();
        assertThatThrownBy(() -> operators.holds().release(row.id(), Person.local("releaser-4"), "late"))
                .isInstanceOf(OperationRejected.class);
    }

    @Test
    void wantsAWrittenReason() throws Exception {
        ParkedMessage row = operators.held("H-5");

        assertThatThrownBy(() -> operators.holds().release(row.id(), FIRST, "")).isInstanceOf(OperationRejected.class);

        assertThat(operators.holds().votes(row.id())).isEmpty();
    }

    @Test
    void sendsAReceiptWhenWhatWasReleasedCannotBeRendered() throws Exception {
        ParkedMessage row = operators.held("TOO-LONG-H");

        operators.release(row);

        assertThat(hub.receipts("north", 1)).containsExactly("FAILED west TOO_LONG");
        ParkedMessage dead = operators.onlyDeadLetter();
        hub.fixMapping();
        operators.deadLetters().replay(dead.id(), ONE, "the mapping is fixed");
        assertThat(hub.receipts("north", 1)).containsExactly("DELIVERED west");
        assertThat(hub.receive("west", 1)).containsExactly(arrest("TOO-LONG-H"));
    }

    @Test
    void sendsOneReceiptThatItIsHeldThoughItIsHeldAgain() throws Exception {
        ParkedMessage row = operators.held("TOO-LONG-A");
        operators.release(row);
        assertThat(hub.receipts("north", 1)).containsExactly("FAILED west TOO_LONG");
        ParkedMessage dead = operators.onlyDeadLetter();
        hub.fixMapping();

        String edited = arrest("TOO-LONG-A").replace("A boat left.", "A boat.");
        operators.deadLetters().edit(dead.id(), edited.getBytes(StandardCharsets.UTF_8), FIRST, "shorter");
        assertThat(operators.holds().list("west", 10))
                .extracting(each -> each.tries().attempts())
                .containsExactly(2);
        operators.release(row);

        assertThat(hub.receipts("north", 1)).containsExactly("DELIVERED west");
        assertThat(hub.receive("west", 1)).containsExactly(edited);
    }

    @Test
    void releasesNothingThatWasCancelledMeanwhile() throws Exception {
        ParkedMessage row = operators.held("H-6");
        hub.send("north", """
                {"id":"H-6","sender":"north","recipients":["west"],"type":"ARREST","action":"CANCEL","revision":2,\
                "urgency":"ROUTINE","createdAt":"2026-06-03T04:40:00Z",\
                "handling":{"level":"BASIC","codes":["H0"]},"grading":{"source":"B","information":"2"}}""");
        assertThat(hub.receipts("north", 2)).contains("ACCEPTED");

        assertThatThrownBy(() -> operators.release(row))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("refuse it");

        assertThat(hub.count(QueueNames.out("west"))).isZero();
    }

    private static String arrest(String id) {
        return Notifications.of("north", id, "ARREST", "\"west\"");
    }
}
