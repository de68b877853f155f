package org.flaghoist.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.testing.FreePorts;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Alarms by mail, to a real mail server. */
@ExtendWith(OutputCaptureExtension.class)
@Tag(HubFixture.OWN)
class AlarmMailTest {

    private final ServerSetup setup = new ServerSetup(FreePorts.next(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);

    private GreenMail server;
    private HubFixture hub;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        // As it comes with the library it gives up after two seconds.
        setup.setServerStartupTimeout(60_000);
        server = new GreenMail(setup);
        server.start();
        hub = new HubFixture(
                directory,
                WatchedHub.setup(
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + setup.getPort(),
                        "--flaghoist.alarms.report.mail.to=duty@example.org,chief@example.org",
                        "--flaghoist.alarms.report.mail.from=hub@example.org",
                        "--flaghoist.alarms.backlog.critical=30d",
                        "--flaghoist.alarms.backlog.warning=30d",
                        "--flaghoist.alarms.report.mail.again=1s",
                        "--flaghoist.alarms.report.mail.tries=3"));
    }

    @AfterEach
    void stop() throws Exception {
        hub.close();
        server.stop();
    }

    @Test
    void mailsTheBeginningTheWorseningAndTheEnd() throws Exception {
        hold("HELD-1");
        List<MimeMessage> began = mails(2);
        assertThat(began.get(0).getSubject()).isEqualTo("Flaghoist: WARNING holds, west");
        assertThat(began.get(0).getFrom()).extracting(Object::toString).containsExactly("hub@example.org");
        assertThat(began.get(0).getRecipients(Message.RecipientType.TO))
                .extracting(Object::toString)
                .containsExactly("duty@example.org", "chief@example.org");
        assertThat((String) began.get(0).getContent())
                .contains("since 20", "UTC", "1 message for west (west): held")
                .doesNotContain("A boat left", "HELD-1");

        hub.moveClock(Duration.ofHours(9));
        awaitSubject("Flaghoist: now CRITICAL holds, west");

        hub.consume("held.west", 1);
        awaitSubject("Flaghoist: ended: CRITICAL holds, west");
        assertThat(mails(6)).as("three, to two people").hasSize(6);
    }

    @Test
    void mailsNothingAgainAfterARestart() throws Exception {
        hold("HELD-2");
        mails(2);
        await().until(() -> unsent() == 0);

        hub.stop();
        hub.start();

        await().during(Duration.ofSeconds(4)).until(() -> server.getReceivedMessages().length == 2);
        assertThat(AlarmList.active()).containsExactly("HOLDS WARNING west");
    }

    @Test
    void triesAgainWhenTheMailServerWasDown(CapturedOutput output) throws Exception {
        hub.stop();
        hub.start("--flaghoist.alarms.report.mail.tries=1000");
        server.stop();
        hold("HELD-3");
        await().until(() -> output.getAll().contains("cannot be sent"));
        hub.send("north", Notifications.of("north", "PASSES-1", "INTELLIGENCE", "\"west\""));
        assertThat(hub.receive("west", 1)).as("the hub goes on").hasSize(1);

        server = new GreenMail(setup);
        server.start();

        assertThat(mails(2).get(0).getSubject()).isEqualTo("Flaghoist: WARNING holds, west");
        await().until(() -> output.getAll().contains("Mails about alarms are sent again"));
        assertThat(output.getAll().lines().filter(line -> line.contains("cannot be sent")))
                .hasSize(1);
    }

    @Test
    void givesUpAMailServerThatStaysDown(CapturedOutput output) throws Exception {
        server.stop();
        hold("HELD-4");

        await().until(() -> output.getAll().contains("Mails: not sent after 3 tries: 1 change of alarms;"));

        assertThat(AlarmList.active()).containsExactly("HOLDS WARNING west");
    }

    private void hold(String id) throws Exception {
        hub.send("north", Notifications.of("north", id, "ARREST", "\"west\""));
        await().until(() -> AlarmList.active().contains("HOLDS WARNING west"));
    }

    private long unsent() {
        return JdbcClient.create(hub.bean(DataSource.class))
                .sql("select count(*) from alarm_report")
                .query(Long.class)
                .single();
    }

    private void awaitSubject(String subject) {
        await().untilAsserted(() -> assertThat(server.getReceivedMessages())
                .extracting(Message::getSubject)
                .contains(subject));
    }

    private List<MimeMessage> mails(int count) {
        await().until(() -> server.getReceivedMessages().length == count);
        return List.of(server.getReceivedMessages());
    }
}
