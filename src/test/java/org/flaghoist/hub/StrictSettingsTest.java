package org.flaghoist.hub;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flaghoist.Flaghoist;
import org.flaghoist.notification.SetupException;
import org.flaghoist.testing.HubFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;

@Tag(HubFixture.OWN)
class StrictSettingsTest {

    @Test
    void reportsAllUnknownKeysWithFileAndLine(@TempDir Path directory) throws IOException {
        String settings = Files.readString(Path.of("config/application.yaml"));
        Path file = directory.resolve("application.yaml");
        Files.writeString(file, "flaghoist.brokre.name: x\nflaghoist.demo.sample: no\n---\n" + settings);
        Path mounted = Files.createDirectory(directory.resolve("mounted"));
        Files.writeString(mounted.resolve("flaghoist.console.usres"), "a secret");
        Files.writeString(mounted.resolve("another.program"), "not ours");

        assertThatThrownBy(() -> SpringApplication.run(
                        Flaghoist.class,
                        "--spring.config.location=file:" + file,
                        "--spring.config.import=configtree:" + mounted + "/",
                        "--flaghoist.data=" + directory))
                .isInstanceOf(SetupException.class)
                .hasMessageContainingAll(
                        "3 faults in the configuration",
                        "mounted/flaghoist.console.usres:1: flaghoist.console.usres: unknown key",
                        "application.yaml:1: flaghoist.brokre.name: unknown key",
                        "application.yaml:2: flaghoist.demo.sample: unknown key")
                .hasMessageNotContaining("a secret");
    }

    @Test
    void asksForCredentialsAsTheStartItselfDoes(@TempDir Path directory) {
        assertThatThrownBy(() -> SpringApplication.run(
                        Flaghoist.class,
                        "--flaghoist.brokre.name=x",
                        "--flaghoist.broker.external.servers=broker:61617",
                        "--flaghoist.demo.enabled=false",
                        "--flaghoist.data=" + directory))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("set FLAGHOIST_BG_PASSWORD")
                .hasMessageNotContaining("FLAGHOIST_UK_PASSWORD");
    }
}
