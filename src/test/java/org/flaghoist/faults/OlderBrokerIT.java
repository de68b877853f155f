package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flaghoist.testing.BrokerProcessFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A hub whose broker was started with what a partner's format said before. */
@EnabledIfSystemProperty(named = "flaghoist.length", matches = "long", disabledReason = "mvn verify -Pfaults runs it")
class OlderBrokerIT {

    private static final String WARNING = "knows what is urgent of ";

    @Test
    void isUsedWithAWarning(@TempDir Path directory) throws Exception {
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

            List<String> warnings = stage.hub().log().stream()
                    .filter(line -> line.contains(WARNING))
                    .toList();
            assertThat(warnings).singleElement().asString().contains(" WARN ", WARNING + "uk by other signs");
        }
    }
}
