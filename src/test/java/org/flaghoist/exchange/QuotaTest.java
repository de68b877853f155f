package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.flaghoist.broker.LatestQuotaUse;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.broker.QuotaUse.QuotaPart;
import org.flaghoist.partner.PartnerState;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubSetup;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Partners that would fill the disk: each is stopped by its own quota, and no other notices. */
class QuotaTest {

    private static final int MEGABYTE = 1 << 20;
    private static final int QUOTA_IN_MEGABYTES = 10;

    private static HubFixture hub;

    private static Path broker;

    @BeforeAll
    static void start() throws Exception {
        // So little that nearly all is paged to the disk.
        HubSetup setup = HubSetup.usual("--flaghoist.broker.memory=1MB");
        for (String partner : List.of("north", "west", "east")) {
            setup = setup.partner(partner, "quota: " + QUOTA_IN_MEGABYTES + "MB\n");
        }
        hub = HubFixture.lent(setup);
        broker = hub.directory().resolve("data/broker");
    }

    @AfterEach
    void leavesNothingHalfStored() {
        if (hub.bean(PartnerStates.class).of("north").state() == PartnerState.PAUSED) {
            hub.activate("north");
        }
        await().untilAsserted(
                        () -> assertThat(hub.count(QueueNames.in("north"))).isZero());
        hub.discardDeadLetters();
        await().untilAsserted(() -> assertThat(largeMessages()).isZero());
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "core in transactions", "amqp", "amqp in transactions"})
    void refusesOnlyWhatThePartnerSendsBeyondItsQuotaUntilThereIsRoomAgain(String protocol) throws Exception {
        String name = protocol.replace(' ', '-');
        hub.pause("north");
        int taken = sendUntilRefused(protocol);
        assertThat(taken).isEqualTo(QUOTA_IN_MEGABYTES);
        exchangeBetweenOthers("OTHER-1-" + name);

        hub.activate("north");
        assertThat(hub.receipts("north", taken)).hasSize(taken).allMatch(receipt -> receipt.startsWith("REJECTED"));
        await().untilAsserted(
                        () -> assertThat(hub.count(QueueNames.deadIn("north"))).isEqualTo(taken));
        assertThatThrownBy(() -> send(protocol, "x")).isInstanceOf(JMSException.class);
        exchangeBetweenOthers("OTHER-2-" + name);

        hub.discardDeadLetters();
        send(protocol, Notifications.of("north", "AGAIN-" + name, "INTELLIGENCE", "\"south\""));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED south");
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "amqp"})
    void countsWhatIsInATransactionThatDoesNotEnd(String protocol) throws Exception {
        try (Connection connection = connection(protocol);
                Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 2 * QUOTA_IN_MEGABYTES; i++) {
                            send(session, rubbish());
                        }
                        session.commit();
                    })
                    .isInstanceOf(JMSException.class)
                    .hasMessageContaining("send this again later");
        }
        assertThat(hub.count(QueueNames.in("north"))).isZero();
        send(protocol, Notifications.of("north", "AFTER-" + protocol, "INTELLIGENCE", "\"south\""));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED south");
    }

    @Test
    void knowsAfterARestartHowMuchThereIs() throws Exception {
        hub.pause("north");
        int taken = sendUntilRefused("core");

        hub.stop();
        hub.start();

        assertThatThrownBy(() -> send("amqp", "x")).isInstanceOf(JMSException.class);
        hub.activate("north");
        assertThat(hub.receipts("north", taken)).hasSize(taken);
    }

    @Test
    void leavesTheFilesOfAPartnerWhoseRejectedMessagesFillItsQuotaOnItsServer() throws Exception {
        for (int i = 0; i <= QUOTA_IN_MEGABYTES; i++) {
            upload("FILE_%04d.json".formatted(i), rubbish());
        }
        await().until(() -> isFull("east"));
        upload("FILE_0099.json", Notifications.of("east", "WAITS-1", "INTELLIGENCE", "\"west\""));
        exchangeBetweenOthers("OTHER-3");
        assertThat(hub.server("east").outbox().resolve("FILE_0099.json")).exists();

        hub.discardDeadLetters();

        assertThat(hub.receive("west", 1).get(0)).contains("WAITS-1");
    }

    @Test
    void takesFromAPartnerThatTakesNothingOnlyAFewMoreAndStopsNobodyElse() throws Exception {
        String text = "x".repeat(MEGABYTE - 1_000);
        int copies = QUOTA_IN_MEGABYTES + 1;
        for (int i = 0; i < copies; i++) {
            String notification = Notifications.of("north", "LARGE-" + i, "INTELLIGENCE", "\"west\"");
            hub.send("north", notification.replace("A boat left.", text));
            // Its own quota is not what this is about.
            await().untilAsserted(
                            () -> assertThat(hub.count(QueueNames.in("north"))).isZero());
        }
        assertThat(hub.receipts("north", 2 * copies)).hasSize(2 * copies).containsOnly("ACCEPTED", "DELIVERED west");
        await().until(() -> hub.bean(LatestQuotaUse.class).uses().stream()
                .anyMatch(use -> use.partner().equals("west") && use.part() == QuotaPart.WAITING));
        assertThat(isFull("west")).isFalse();
        int taken = sendSmallUntilRefused();
        assertThat(taken).isBetween(1, 200);
        hub.send("north", Notifications.of("north", "MORE-1", "INTELLIGENCE", "\"west\""));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED west");

        assertThat(hub.receive("west", copies + taken + 1)).hasSize(copies + taken + 1);

        hub.send("west", Notifications.of("west", "AFTER-1", "INTELLIGENCE", "\"north\""));
        assertThat(hub.receive("north", 1).get(0)).contains("AFTER-1");
        assertThat(hub.receipts("west", 2)).containsExactly("ACCEPTED", "DELIVERED north");
    }

    private static int sendSmallUntilRefused() throws JMSException {
        int taken = 0;
        try (Connection connection = hub.core("west");
                Session session = connection.createSession();
                MessageProducer producer = session.createProducer(session.createQueue(QueueNames.in("west")))) {
            for (; taken < 1_000; taken++) {
                producer.send(session.createTextMessage("x"));
            }
        } catch (JMSException e) {
            assertThat(e).hasMessageContaining("take from there, then send this again");
        }
        return taken;
    }

    private static void exchangeBetweenOthers(String id) throws Exception {
        hub.send("west", Notifications.of("west", id, "INTELLIGENCE", "\"south\""));
        assertThat(hub.receipts("west", 2)).containsExactly("ACCEPTED", "DELIVERED south");
    }

    private static int sendUntilRefused(String protocol) throws JMSException {
        for (int i = 0; i < 2 * QUOTA_IN_MEGABYTES; i++) {
            try {
                send(protocol, rubbish());
                // What the broker has not counted yet takes nothing of the quota yet.
                hub.count(QueueNames.in("north"));
            } catch (JMSException e) {
                assertThat(e).hasMessageContaining("send this again later");
                return i;
            }
        }
        return 2 * QUOTA_IN_MEGABYTES;
    }

    private static void send(String protocol, String text) throws JMSException {
        boolean transacted = protocol.endsWith("transactions");
        try (Connection connection = connection(protocol);
                Session session = connection.createSession(transacted, Session.AUTO_ACKNOWLEDGE)) {
            send(session, text);
            if (transacted) {
                session.commit();
            }
        }
    }

    private static void send(Session session, String text) throws JMSException {
        try (MessageProducer producer = session.createProducer(session.createQueue(QueueNames.in("north")))) {
            // A text may take two bytes a character on the way in.
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            producer.send(message);
        }
    }

    private static Connection connection(String protocol) throws JMSException {
        return protocol.startsWith("core") ? hub.core("north") : hub.amqp("north");
    }

    /** As large as a notification may be. */
    private static String rubbish() {
        return "x".repeat(MEGABYTE);
    }

    private static void upload(String file, String text) throws Exception {
        hub.server("east").upload(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isFull(String partner) {
        return hub.bean(LatestQuotaUse.class).isFull(partner);
    }

    private static long largeMessages() throws IOException {
        try (Stream<Path> files = Files.list(broker.resolve("large-messages"))) {
            return files.count();
        }
    }
}
