package org.flaghoist.reload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.flaghoist.broker.BrokerSettings;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.pgp.Protection;
import org.flaghoist.testing.BrokerFixture;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubSetup;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.PgpPartner;
import org.flaghoist.testing.PgpParty;
import org.flaghoist.testing.ReloadingHub;
import org.flaghoist.testing.SftpServerFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A hub goes over to changed files as it works. */
class ReloadTest {

    private static final String EAST = "config/partners/east.yaml";
    private static final String WEST = "config/partners/west.yaml";
    private static final String POLICY = "config/release-policy.yaml";

    private HubFixture hub;
    private ReloadingHub files;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        hub = HubFixture.lent(HubSetup.usual());
        files = new ReloadingHub(hub);
    }

    @Test
    void decidesByTheNewPolicyAndNamesTheNewConfiguration() throws Exception {
        String before = files.configuration();
        send("P-1", "west");
        assertThat(hub.decided("north", "P-1")).singleElement().asString().contains("west DELIVERED");

        files.change(POLICY, policy -> policy.replace("[ARREST]", "[INTELLIGENCE]"));
        files.reload();
        send("P-2", "west");

        assertThat(hub.decided("north", "P-2")).singleElement().asString().contains("west HELD");
        assertThat(configurationOf("P-1")).isEqualTo(before);
        assertThat(configurationOf("P-2")).isEqualTo(files.configuration()).isNotEqualTo(before);
    }

    @Test
    void keepsAllAsItIsWhereAFileIsFaulty() throws Exception {
        String before = files.configuration();
        files.change(POLICY, policy -> policy.replace("[ARREST]", "[INTELLIGENCE]") + "nonsense: 1\n");

        assertThat(files.ended().state()).isEqualTo(ReloadState.REFUSED);
        send("P-3", "west");

        assertThat(hub.decided("north", "P-3")).singleElement().asString().contains("west DELIVERED");
        assertThat(files.configuration()).isEqualTo(before);
    }

    @Test
    void logsInToAServerByTheNewPasswordAndEndsTheSessionsByTheOld() throws Exception {
        SftpServerFixture east = hub.server("east");
        send("S-1", "east");
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED east");
        east.setPassword("another");
        int logins = east.faults().logins();

        files.write("config/east-password", "another");
        files.change(EAST, text -> text.replace("{env: SFTP_PASSWORD}", "{file: east-password}"));
        files.reload();
        send("S-2", "east");

        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED east");
        assertThat(SftpServerFixture.names(east.inbox())).contains("north_S-1_r1.json", "north_S-2_r1.json");
        await().untilAsserted(() -> assertThat(east.faults().logins()).isGreaterThanOrEqualTo(logins + 2));
        await().untilAsserted(() -> assertThat(east.sessions()).isEqualTo(2));
    }

    @Test
    void triesARefusedLoginAtOnceWithTheNewPassword() throws Exception {
        SftpServerFixture east = hub.server("east");
        hub.stop();
        east.setPassword("another");
        files.change(EAST, text -> text.replace("afterRefusedLogin: 2s", "afterRefusedLogin: 1h"));
        int logins = east.faults().logins();
        hub.start();
        send("S-3", "east");
        await().until(() -> east.faults().logins() > logins);

        files.write("config/east-password", "another");
        files.change(EAST, text -> text.replace("{env: SFTP_PASSWORD}", "{file: east-password}"));
        files.reload();

        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED east");
    }

    @Test
    void trustsTheNewHostKeyOfAServerAndNotTheOld() throws Exception {
        SftpServerFixture east = hub.server("east");
        String old = east.hostKey();
        east.changeHostKey();
        send("K-1", "east");
        assertThat(hub.receipts("north", 1)).containsExactly("ACCEPTED");

        files.change(EAST, text -> text.replace(old, east.hostKey()));
        files.reload();

        assertThat(hub.receipts("north", 1)).containsExactly("DELIVERED east");
    }

    @Test
    void letsAPartnerInByItsNewPasswordAndHangsUpOnTheOld() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        AtomicBoolean amqpEnded = new AtomicBoolean();
        try (Connection connection = hub.core("west");
                Connection amqp = hub.amqp("west");
                Connection other = hub.core("north")) {
            connection.setExceptionListener(e -> ended.set(true));
            amqp.setExceptionListener(e -> amqpEnded.set(true));
            AtomicBoolean otherEnded = new AtomicBoolean();
            other.setExceptionListener(e -> otherEnded.set(true));
            files.write("config/west-password", "another");
            files.change(WEST, text -> text.replace("{env: west}", "{file: west-password}"));
            files.reload();

            await().untilTrue(ended);
            await().untilTrue(amqpEnded);
            assertThat(otherEnded).isFalse();
        }
        assertThatThrownBy(() -> west(BrokerFixture.password("west"))).isInstanceOf(JMSSecurityException.class);
        send("B-1", "west");
        try (Connection connection = west("another");
                Session session = connection.createSession();
                MessageConsumer consumer = session.createConsumer(session.createQueue(QueueNames.out("west")))) {
            connection.start();
            assertThat(consumer.receive(60_000)).isNotNull();
        }
    }

    @Test
    void hangsUpOnWhoIsLetInByTheOldPasswordWhileItIsChanged() throws Exception {
        CountDownLatch letIn = new CountDownLatch(1);
        CountDownLatch changed = new CountDownLatch(1);
        hub.artemis().registerBrokerPlugin(new SlowSessions("west", letIn, changed));
        CompletableFuture<Connection> coming = CompletableFuture.supplyAsync(() -> {
            try {
                return west(BrokerFixture.password("west"));
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
        letIn.await();
        files.write("config/west-password", "another");
        files.change(WEST, text -> text.replace("{env: west}", "{file: west-password}"));
        files.reload();
        changed.countDown();

        assertThatThrownBy(coming::join).hasCauseInstanceOf(JMSException.class);
        await().untilAsserted(() ->
                assertThat(hub.artemis().getSessions()).noneMatch(session -> "west".equals(session.getUsername())));
    }

    private Connection west(String password) throws Exception {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(
                "tcp://127.0.0.1:" + hub.bean(BrokerSettings.class).corePort());
        return factory.createConnection("west", password);
    }

    @Test
    void opensAndProtectsFilesWithTheNewKeys() throws Exception {
        PgpParty ours = PgpParty.make();
        PgpParty theirs = PgpParty.make();
        PgpParty next = PgpParty.make();
        PgpPartner east = new PgpPartner(hub);
        east.agree(List.of(ours), List.of(theirs));

        files.write("config/keys/theirs0", next.publicKey());
        files.reload();
        Protection reader = next.with(ours);
        east.upload(
                "FILE_0001.json.pgp",
                reader.protect(Notifications.of("east", "IN-1").getBytes(UTF_8)));

        assertThat(hub.receive("west", 1)).containsExactly(Notifications.of("east", "IN-1"));
        await().untilAsserted(() -> assertThat(east.receipts(reader)).contains("ACCEPTED"));
    }

    @Test
    void encryptsToTheNewPartOfAKeyThatKeepsItsName() throws Exception {
        PgpParty ours = PgpParty.make();
        PgpParty theirs = PgpParty.make();
        PgpParty next = theirs.renewed();
        assertThat(next.name()).isEqualTo(theirs.name());
        PgpPartner east = new PgpPartner(hub);
        east.agree(List.of(ours), List.of(theirs));

        files.write("config/keys/theirs0", next.publicKey());
        files.reload();
        Protection reader = next.with(ours);
        east.upload(
                "FILE_0001.json.pgp",
                reader.protect(Notifications.of("east", "IN-2").getBytes(UTF_8)));

        await().untilAsserted(() -> assertThat(east.receipts(reader)).contains("ACCEPTED"));
    }

    private void send(String id, String recipient) throws Exception {
        hub.send("north", Notifications.of("north", id, "INTELLIGENCE", '"' + recipient + '"'));
        await().until(() -> !hub.decided("north", id).isEmpty());
    }

    private String configurationOf(String reference) {
        return JdbcClient.create(hub.bean(DataSource.class))
                .sql("select c.name from entry e join configuration c on c.id = e.configuration"
                        + " where e.reference = ?")
                .param(reference)
                .query(String.class)
                .single();
    }
}
