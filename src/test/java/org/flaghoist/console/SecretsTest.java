package org.flaghoist.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSSecurityException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.flaghoist.command.Commands;
import org.flaghoist.testing.ShippedPartners;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * What must not be seen is looked for wherever something can be seen; the demo's own logins, which it prints, are none.
 */
@ExtendWith(OutputCaptureExtension.class)
class SecretsTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @AutoClose
    private SecretiveHub hub;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        hub = new SecretiveHub(directory);
    }

    @Test
    void showsNoSecretWhoeverLooksAndWhateverFails(CapturedOutput output) throws Exception {
        refusesLogins(output);
        String log = output.getAll();
        givesNoneToCommands(output);
        assertUnseen(
                output.getAll().substring(log.length()),
                "ro ",
                "CODE_UNKNOWN",
                ShippedPartners.ids().size() + " partners");
        assertUnseen(EverythingShown.byMBeans(), "HikariPool", "out.europol", "collect-sftp-ro", "Acceptors");
        for (String user : SecretiveHub.USERS.keySet()) {
            Browser browser = new Browser(hub.port());
            browser.logIn(user, hub.password(user));
            assertUnseen(EverythingShown.byConsole(browser), "out.europol", "<routes", "flaghoist_received_total");
        }
        assertUnseen(hub.rows(), "DEAD_LETTERS", "ACCEPTED");

        losesItsDatabase(output);
        assertThatThrownBy(hub::startLockedOut).hasStackTraceContaining("password authentication failed");
        assertUnseen(output.getAll(), " DEBUG ", " INFO ", "Mails about alarms are sent again");
    }

    /** Nobody gets in with the wrong secret, neither to the hub nor the hub elsewhere. */
    private void refusesLogins(CapturedOutput output) throws Exception {
        String mistyped = hub.secret("what somebody typed");
        assertThat(new Browser(hub.port())
                        .logIn("tester-operator", mistyped)
                        .uri()
                        .getQuery())
                .isEqualTo("error");
        String broker = hub.hub().clients().path("core").asText();
        assertThatThrownBy(() -> new ActiveMQConnectionFactory(broker)
                        .createConnection("uk", mistyped)
                        .close())
                .isInstanceOf(JMSSecurityException.class);
        await().atMost(LONG).until(() -> output.getAll().contains("user flaghoist is refused"));
        await().atMost(LONG).until(() -> output.getAll().contains("Mails about alarms cannot be sent"));
        await().atMost(LONG).until(() -> output.getAll().contains("Posts to the webhook about alarms cannot be sent"));
        hub.fixMail();
        hub.logInOverTheProvider();
    }

    private void givesNoneToCommands(CapturedOutput output) throws Exception {
        String config = hub.directory().resolve("config").toString();
        Commands.run(new String[] {"check", "--config", config, "--samples", config});
        Commands.run(new String[] {"check", "--config", config, "--samples", config, "--credentials"});
        ask("partner", "list");
        ask("dead", "list");
        ask("dead", "list", "--json");
        ask("dead", "show", output.getAll().replaceFirst("(?s).*\\n([0-9]+-in) .*", "$1"));
        ask("held", "list");
    }

    private void ask(String... words) throws Exception {
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--url", hub.hub().address(), "--user", "tester-operator"));
        line.addAll(
                List.of("--password-file", hub.passwordFile("tester-operator").toString()));
        assertThat(Commands.run(line.toArray(String[]::new)))
                .as(line.toString())
                .isZero();
    }

    private void losesItsDatabase(CapturedOutput output) {
        hub.locksTheHubOut();
        await().atMost(LONG).until(() -> output.getAll().contains("password authentication failed"));
    }

    /** @param there what the text has, where it is what it is to be */
    private void assertUnseen(String text, String... there) {
        for (String each : there) {
            assertThat(text.contains(each)).as("'%s' is there", each).isTrue();
        }
        assertThat(hub.seenIn(text)).isEmpty();
    }
}
