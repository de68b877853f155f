package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.flaghoist.testing.AtLength;
import org.flaghoist.testing.BrokerProcessFixture;
import org.flaghoist.testing.HubProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A hub whose broker was started with what a partner's format said before. */
@AtLength
class OlderBrokerIT {

    private static final String WARNING = "knows what is urgent of ";
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void isUsedWithAWarningAlsoAfterAReload(@TempDir Path directory) throws Exception {
        Path config = directory.resolve("older");
        FileSystemUtils.copyRecursively(Path.of("config"), config);
        Path file = config.resolve("broker.xml");
        String now = "&quot;priority&quot;\\s*:\\s*&quot;IMMEDIATE&quot;";
        assertThat(Files.readString(file)).contains(now);
        Files.writeString(file, Files.readString(file).replace(now, "&quot;NOW&quot;"));

        try (BrokerProcessFixture broker =
                        new BrokerProcessFixture(directory, Production.certificates(directory), file);
                Production production = new Production(directory, Seed.ofThisRun(), broker.ways())) {
            TestStage stage = production.stage();
            stage.hub().start();
            stage.hub().awaitReady();
            assertThat(warnings(stage.hub())).hasSize(1);

            Files.writeString(stage.config().resolve("release-policy.yaml"), "# changed\n", StandardOpenOption.APPEND);
            JsonNode answer = stage.hub().ask("tester", "Reload", "ask", "asked for by the test");
            assertThat(answer.has("error")).as(answer.toString()).isFalse();

            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(warnings(stage.hub()))
                            .hasSize(2)
                            .allSatisfy(line -> assertThat(line).contains(" WARN ", WARNING + "uk by other signs")));
        }
    }

    private static List<String> warnings(HubProcess hub) throws IOException {
        return hub.log().stream().filter(line -> line.contains(WARNING)).toList();
    }
}
