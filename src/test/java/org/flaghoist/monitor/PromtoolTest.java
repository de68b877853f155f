package org.flaghoist.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** Prometheus itself takes the files under {@code docker/prometheus}. */
class PromtoolTest {

    private static final Path TOOL = Path.of("/usr/bin/promtool");

    @Test
    void takesTheConfigurationAndTheRulesThatItNames() throws Exception {
        assumeInstalled();

        assertThat(run("check", "config", "docker/prometheus/prometheus.yml")).contains("1 rule files found");
        assertThat(run("check", "rules", "docker/prometheus/alerts.yml")).contains("SUCCESS");
    }

    /** Skips the test where there is none, unless {@code -Dflaghoist.promtool=required}. */
    private static void assumeInstalled() {
        if (Files.isExecutable(TOOL)) {
            return;
        }
        String missing = "no promtool here (Debian: apt-get install prometheus)";
        if ("required".equals(System.getProperty("flaghoist.promtool"))) {
            fail(missing + ", and it is required");
        }
        throw new TestAbortedException(missing);
    }

    private static String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(TOOL.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
