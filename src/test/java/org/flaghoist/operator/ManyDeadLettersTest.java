package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.exchange.Outgoing;
import org.flaghoist.exchange.ParkedMessages;
import org.flaghoist.exchange.PieceSender;
import org.flaghoist.ledger.Stage;
import org.flaghoist.parking.Act;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkedState;
import org.flaghoist.parking.ParkingQueue;
import org.flaghoist.testing.HubFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More messages wait than the broker holds in memory. */
@Tag(HubFixture.OWN)
class ManyDeadLettersTest {

    private static final int MANY = 6_000;
    private static final int BYTES = 2_000;

    @Test
    void takesOneThatIsFarBehindFromTheDisk(@TempDir Path directory) throws Exception {
        try (HubFixture hub = new HubFixture(directory, "--flaghoist.broker.memory=1MB")) {
            fill(hub);
            ParkedMessages messages = hub.bean(ParkedMessages.class);
            ParkedMessage row = row(MANY - 1);

            assertThat(messages.exchange(row, ManyDeadLettersTest::sentOn)).isTrue();

            await().untilAsserted(() ->
                    assertThat(hub.count(QueueNames.deadIn("north"))).isEqualTo(MANY - 1));
            assertThat(messages.look(row)).isEmpty();
            assertThat(messages.look(row(MANY - 2))).isPresent();
            assertThat(hub.receive("north", 1)).hasSize(1);
            assertThat(messages.look(row(0))).isPresent();

            // As if the hub had died when another was sent and not removed.
            ParkedMessage other = row(MANY - 2);
            sendAlone(hub, other);
            assertThat(messages.exchange(other, ManyDeadLettersTest::sentOn)).isTrue();

            assertThat(messages.look(other)).isEmpty();
            await().untilAsserted(
                            () -> assertThat(hub.count(QueueNames.out("north"))).isOne());
        }
    }

    private static List<Outgoing> sentOn(ParkedMessages.Content content) {
        return List.of(new Outgoing(QueueNames.out("north"), content.body(), Map.of()));
    }

    private static void sendAlone(HubFixture hub, ParkedMessage row) throws Exception {
        try (Connection connection = hub.bean(Broker.class).connectionFactory().createConnection();
                Session session = connection.createSession();
                QueueBrowser browser = session.createBrowser(
                        session.createQueue(QueueNames.deadIn("north")),
                        HubProperties.PARKED + " = '" + row.id() + "'")) {
            connection.start();
            Message queued = (Message) browser.getEnumeration().nextElement();
            Message sent = session.createBytesMessage();
            sent.setStringProperty(PieceSender.DUPLICATE_ID, queued.getJMSMessageID() + "-0");
            session.createProducer(session.createQueue(QueueNames.out("north"))).send(sent);
        }
    }

    private static void fill(HubFixture hub) throws Exception {
        try (Connection connection = hub.bean(Broker.class).connectionFactory().createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createQueue(QueueNames.deadIn("north")))) {
            for (int i = 0; i < MANY; i++) {
                BytesMessage message = session.createBytesMessage();
                message.writeBytes(new byte[BYTES]);
                message.setStringProperty(HubProperties.PARKED, row(i).id());
                message.setStringProperty(
                        HubProperties.MESSAGE_KEY, row(i).from().messageKey());
                producer.send(message);
                if (i % 500 == 0) {
                    session.commit();
                }
            }
            session.commit();
        }
    }

    private static ParkedMessage row(int number) {
        return new ParkedMessage(
                number + "-in",
                ParkingQueue.DEAD_IN,
                "north",
                new ParkedMessage.From(number, "north", "node:1", null, null, false),
                Stage.TRANSLATE,
                new ParkedMessage.RecordedFault("SCHEMA", "", null),
                null,
                null,
                new ParkedMessage.Tries(1, Instant.EPOCH, Instant.EPOCH),
                ParkedState.DECIDED,
                new ParkedMessage.OperatorDecision(Act.REPLAY, "duty-desk", "try", "0".repeat(31) + "1"),
                ParkedMessage.Against.NOTHING);
    }
}
