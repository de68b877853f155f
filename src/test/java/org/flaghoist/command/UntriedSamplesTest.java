package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
final class UntriedSamplesTest {

    @Test
    void areNotMissed(@TempDir Path directory, CapturedOutput output) throws IOException {
        CopiedSetup setup = CopiedSetup.in(directory);
        Path format = setup.file("mappings/ro/format.yaml");
        Files.writeString(format, Files.readString(format).replace("syntax: XML", "syntax: XLM"));
        Path shipped = Path.of("src/test/samples/at/out");
        Path out = Files.createDirectories(setup.file("samples/at/out"));
        Files.copy(shipped.resolve("bg-cancel.json"), out.resolve("from-ro.json"));
        Files.copy(shipped.resolve("bg-cancel.notification.json"), out.resolve("from-ro.notification.json"));

        setup.check();

        assertThat(output.getOut())
                .contains("uk has no samples", "not tried, as long as their folders have faults: the samples of ro")
                .doesNotContain("at has no samples");
    }
}
