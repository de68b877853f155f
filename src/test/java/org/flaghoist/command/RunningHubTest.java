package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.Flaghoist;
import org.flaghoist.route.FreePorts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** The commands for operators, against a hub that has played the demo: it leaves two dead letters and four holds. */
@ExtendWith(OutputCaptureExtension.class)
class RunningHubTest {

    private static final int PORT = FreePorts.next();

    private static Path data;
    private static ConfigurableApplicationContext hub;

    @BeforeAll
    static void start(@TempDir Path directory) {
        data = directory;
        List<String> arguments = new ArrayList<>(List.of("--flaghoist.data=" + data, "--server.port=" + PORT));
        for (String name : List.of(
                "flaghoist.broker.amqp-port",
                "flaghoist.broker.core-port",
                "FLAGHOIST_BG_PORT",
                "FLAGHOIST_RO_PORT",
                "FLAGHOIST_LY_PORT")) {
            arguments.add("--" + name + "=" + FreePorts.next());
        }
        hub = SpringApplication.run(Flaghoist.class, arguments.toArray(String[]::new));
        await().atMost(Duration.ofMinutes(2)).until(() -> Files.exists(data.resolve("demo/played")));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void editsADeadLetterThatItHasListedAndShown(CapturedOutput output) throws IOException {
        assertThat(as("operator", "dead", "list", "--code", "CODE_UNKNOWN", "--json"))
                .isZero();
        JsonNode list = lastJson(output);
        assertThat(list.path("total").asInt()).isOne();
        JsonNode row = list.path("messages").get(0);
        String id = row.path("id").asText();

        Path content = data.resolve("content.json");
        assertThat(as("operator", "dead", "show", id, "--content", content.toString()))
                .isZero();
        assertThat(output.getOut()).contains("exhibitType", "CODE_UNKNOWN", "LIFEJACKET");
        Files.writeString(content, Files.readString(content).replace("LIFEJACKET", "LIFE_JACKET"));
        assertThat(as("operator", "dead", "edit", id, content.toString(), "--reason", "a slip of the pen"))
                .isZero();

        assertThat(output.getOut()).contains(id + ": EDIT, DONE");
        assertThat(as(
                        "operator",
                        "dead",
                        "list",
                        "--reference",
                        row.path("reference").asText()))
                .isZero();
        assertThat(output.getOut()).contains("0 waiting");
    }

    @Test
    void discardsAllThatAFilterMeans(CapturedOutput output) throws IOException {
        assertThat(as("operator", "dead", "discard", "--all", "--partner", "bg", "--reason", "noise"))
                .isZero();

        assertThat(output.getOut()).contains("1 decided");
    }

    @Test
    void releasesAHoldByTwoPeople(CapturedOutput output) throws IOException {
        assertThat(as("viewer", "held", "list", "--partner", "at", "--json")).isZero();
        String id = lastJson(output).path("messages").get(0).path("id").asText();

        assertThat(as("operator", "held", "release", id, "--reason", "public")).isOne();
        assertThat(as("releaser-1", "held", "release", id, "--reason", "public"))
                .isZero();
        assertThat(as("releaser-1", "held", "release", id, "--reason", "again")).isOne();
        assertThat(output.getErr()).contains("it takes a second person");
        assertThat(as("releaser-2", "held", "release", id, "--reason", "so it is"))
                .isZero();

        assertThat(output.getOut()).contains(id + ": RELEASE, DONE");
    }

    @Test
    void saysWhyItCannotAsk(CapturedOutput output) throws IOException {
        String nowhere = "http://127.0.0.1:" + FreePorts.next();
        String password = password("operator").toString();
        assertThat(Commands.run(new String[] {
                    "dead", "list", "--url", nowhere, "--user", "operator", "--password-file", password
                }))
                .isOne();
        assertThat(output.getErr()).contains("no hub answers at");
        assertThat(as("viewer", "dead", "replay", "1-in", "--reason", "may I")).isOne();
        assertThat(output.getErr()).contains("this user may not do that");
        assertThat(as("operator", "dead", "replay", "4711-in", "4712-in", "--reason", "are they there"))
                .isOne();
        assertThat(output.getErr()).contains("nothing is parked as 4711-in", "nothing is parked as 4712-in");
        assertThat(as("operator", "dead", "replay", "--reason", "which")).isOne();
        assertThat(output.getErr()).contains("name messages, or say --all");
    }

    private static int as(String user, String... words) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--url", "http://127.0.0.1:" + PORT, "--user", user));
        arguments.addAll(List.of("--password-file", password(user).toString()));
        return Commands.run(arguments.toArray(String[]::new));
    }

    private static Path password(String user) throws IOException {
        JsonNode console = new ObjectMapper()
                .readTree(data.resolve("demo/clients.json").toFile())
                .path("console");
        String password = console.path("password").asText();
        for (JsonNode other : console.path("others")) {
            password = other.path("user").asText().equals(user)
                    ? other.path("password").asText()
                    : password;
        }
        return Files.writeString(data.resolve(user + ".password"), password);
    }

    private static JsonNode lastJson(CapturedOutput output) throws IOException {
        String last =
                output.getOut().lines().filter(line -> line.startsWith("{")).reduce("{}", (before, line) -> line);
        return new ObjectMapper().readTree(last);
    }
}
