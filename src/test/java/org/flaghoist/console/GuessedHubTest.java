package org.flaghoist.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.flaghoist.command.Commands;
import org.flaghoist.monitor.AlarmOperations;
import org.flaghoist.testing.DemoHub;
import org.flaghoist.testing.HubFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Somebody guesses passwords of a whole hub by all ways that lead into it. */
@ExtendWith(OutputCaptureExtension.class)
@Tag(HubFixture.OWN)
class GuessedHubTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void locksEveryWayInAndRaisesAnAlarm(@TempDir Path directory, CapturedOutput output) throws Exception {
        try (DemoHub hub = new DemoHub(
                directory.resolve("data"),
                "--flaghoist.demo.samples=false",
                "--flaghoist.alarms.every=100ms",
                "--flaghoist.alarms.calm=100ms",
                "--flaghoist.console.logins.slowed-after=10",
                "--flaghoist.console.logins.within=20s",
                "--flaghoist.console.logins.lock=15s",
                "--flaghoist.console.logins.longest-lock=15s")) {
            BasicLogin metrics = new BasicLogin(Integer.parseInt(hub.address().replaceFirst(".*:", "")), "127.0.0.1");
            AlarmOperations alarms = hub.bean(AlarmOperations.class);
            // As often as it takes: on a slow machine only some come within the time that counts.
            await().atMost(LONG).untilAsserted(() -> {
                metrics.answer("/actuator/prometheus", "viewer", "guess");
                metrics.answer("/actuator/jolokia/version", "releaser-1", "guess");
                command(hub, directory, "guess");
                assertThat(alarms.list())
                        .matches(".*\"active\":\\[.*WRONG_PASSWORDS.*\"ended\".*")
                        .contains("Locked for now: address 127.0.0.1", "releaser-1", "viewer", "operator");
            });

            assertThat(output).contains("looks at none, not even the right one, for ");
            await().atMost(LONG).until(() -> command(hub, directory, hub.password("operator")), code -> code == 0);
            await().atMost(LONG).until(() -> alarms.list(), list -> list.contains("\"active\":[]"));
        }
    }

    private static int command(DemoHub hub, Path directory, String password) throws Exception {
        Path file = Files.writeString(directory.resolve("password"), password);
        return Commands.run(new String[] {
            "dead", "list", "--url", hub.address(), "--user", "operator", "--password-file", file.toString()
        });
    }
}
