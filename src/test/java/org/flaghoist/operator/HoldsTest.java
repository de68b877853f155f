package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flaghoist.testing.Notifications.arrest;
import static org.flaghoist.testing.When.RELEASER_1;
import static org.flaghoist.testing.When.RELEASER_2;

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
import org.flaghoist.people.Person;
import org.flaghoist.testing.Given;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.LedgerRows;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HoldsTest {

    private static final String ONE = "releaser-1";
    private static final String TWO = "releaser-2";
    private static final Person FIRST = RELEASER_1;
    private static final Person SECOND = RELEASER_2;

    private final Scenario scenario = Scenario.lent();
    private final HubFixture hub = scenario.hub();
    private final Given given = scenario.given();
    private final When when = scenario.when();
    private final Then then = scenario.then();
    private final LedgerRows ledger = scenario.ledger();
    private final DeadLetters letters = hub.bean(DeadLetters.class);
    private final Holds holds = hub.bean(Holds.class);

    @AfterEach
    void carryOutAllThatIsDecided() {
        then.nothingIsPending();
    }

    @Test
    void takesNothingElseOfThatNameForWhatPeopleDecideAbout() throws Exception {
        ParkedMessage row = given.held("H-OTHER");
        String queue = Outgoing.queue(row);
        Message own = hub.consume(queue, 1).get(0).message();
        try (Connection connection = hub.bean(Broker.class).connectionFactory().createConnection();
                Session session = connection.createSession()) {
            BytesMessage other = session.createBytesMessage();
            other.writeBytes(arrest("OTHER", "west").getBytes(StandardCharsets.UTF_8));
            other.setStringProperty(HubProperties.PARKED, row.id());
            other.setStringProperty(HubProperties.MESSAGE_KEY, row.from().messageKey() + "0");
            MessageProducer producer = session.createProducer(session.createQueue(queue));
            producer.send(other);
            producer.send(own);
        }

        holds.release(row.id(), FIRST, "seen");
        holds.release(row.id(), SECOND, "seen");

        then.west().gets(arrest("H-OTHER", "west"));
        then.north().getsReceipts("DELIVERED west");
        assertThat(hub.consume(queue, 1)).hasSize(1);
    }

    @Test
    void showsWhatWouldBeSentAndThatSomebodyLooked() throws Exception {
        ParkedMessage row = given.held("H-1");

        Holds.Held shown = holds.show(row.id(), ONE);

        assertThat(shown.notification().path("id").textValue()).isEqualTo("H-1");
        assertThat(Objects.requireNonNull(shown.rendered()).content())
                .asString()
                .isEqualTo(arrest("H-1", "west"));
        assertThat(ledger.actors(row.entry(), "SHOWN")).containsExactly(ONE);
    }

    @Test
    void sendsItWhenASecondPersonAgrees() throws Exception {
        ParkedMessage row = given.held("H-2");

        ParkedMessage after = holds.release(row.id(), FIRST, "the arrest is public");
        assertThat(after.state()).isEqualTo(ParkedState.WAITING);
        then.west().hasNothing();
        holds.release(row.id(), SECOND, "I have seen the court's paper");

        then.west().gets(arrest("H-2", "west"));
        then.north().getsReceipts("DELIVERED west");
        then.nothingIn(QueueNames.held("west"));
        assertThat(ledger.actors(row.entry(), "VOTED")).containsExactly(ONE, TWO);
        assertThat(ledger.actors(row.entry(), "DELIVERED")).containsExactly(ONE + ", " + TWO);
    }

    @Test
    void countsNobodyTwice() throws Exception {
        ParkedMessage row = given.held("H-3");
        holds.release(row.id(), FIRST, "the arrest is public");

        then.rejects(() -> holds.release(row.id(), FIRST, "and again"), "second person");
        then.rejects(() -> holds.refuse(row.id(), FIRST, "or not"));

        assertThat(hub.count(QueueNames.held("west"))).isOne();
        then.west().hasNothing();
    }

    @Test
    void refusesItWhenTwoSaySo() throws Exception {
        ParkedMessage row = given.held("H-4");

        holds.refuse(row.id(), FIRST, "an operation is running");
        holds.release(row.id(), SECOND, "it is over");
        assertThat(holds.list("west", 10)).hasSize(1);
        holds.refuse(row.id(), Person.local("releaser-3"), "it is not");

        then.north().getsReceipts("REFUSED west R9");
        then.west().hasNothing();
        then.nothingIn(QueueNames.held("west"));
        then.rejects(() -> holds.release(row.id(), Person.local("releaser-4"), "late"));
    }

    @Test
    void wantsAWrittenReason() throws Exception {
        ParkedMessage row = given.held("H-5");

        then.rejects(() -> holds.release(row.id(), FIRST, ""));

        assertThat(holds.votes(row.id())).isEmpty();
    }

    @Test
    void sendsAReceiptWhenWhatWasReleasedCannotBeRendered() throws Exception {
        ParkedMessage row = given.held("TOO-LONG-H");

        when.releases(row);

        then.north().getsReceipts("FAILED west TOO_LONG");
        ParkedMessage dead = then.deadLetter();
        hub.fixMapping();
        when.replays(dead);
        then.north().getsReceipts("DELIVERED west");
        then.west().gets(arrest("TOO-LONG-H", "west"));
    }

    @Test
    void sendsOneReceiptThatItIsHeldThoughItIsHeldAgain() throws Exception {
        ParkedMessage row = given.held("TOO-LONG-A");
        when.releases(row);
        then.north().getsReceipts("FAILED west TOO_LONG");
        ParkedMessage dead = then.deadLetter();
        hub.fixMapping();

        String edited = arrest("TOO-LONG-A", "west").replace("A boat left.", "A boat.");
        letters.edit(dead.id(), edited.getBytes(StandardCharsets.UTF_8), FIRST, "shorter");
        assertThat(holds.list("west", 10))
                .extracting(each -> each.tries().attempts())
                .containsExactly(2);
        when.releases(row);

        then.north().getsReceipts("DELIVERED west");
        then.west().gets(edited);
    }

    @Test
    void releasesNothingThatWasCancelledMeanwhile() throws Exception {
        ParkedMessage row = given.held("H-6");
        when.sends("""
                {"id":"H-6","sender":"north","recipients":["west"],"type":"ARREST","action":"CANCEL","revision":2,\
                "urgency":"ROUTINE","createdAt":"2026-06-03T04:40:00Z",\
                "handling":{"level":"BASIC","codes":["H0"]},"grading":{"source":"B","information":"2"}}""");
        assertThat(hub.receipts("north", 2)).contains("ACCEPTED");

        then.rejects(() -> when.releases(row), "refuse it");

        then.west().hasNothing();
    }
}
