package org.flaghoist.format.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.flaghoist.testing.RecordFileBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordLayoutCheckTest {

    private static final Path YAML = Path.of("mappings/ly/format.yaml");

    private final SetupFaults faults = new SetupFaults();

    private boolean isAccepted(Path yaml, Charset charset) {
        FormatFile file = Objects.requireNonNull(StrictYaml.read(yaml, FormatFile.class, faults));
        return new RecordLayoutCheck(yaml, faults)
                .accepts(Objects.requireNonNull(file.syntax().records()), charset, file);
    }

    @Test
    void acceptsTheLayoutInUse() {
        assertThat(isAccepted(YAML, RecordFileBuilder.CHARSET)).isTrue();
        assertThat(faults.isEmpty()).isTrue();
    }

    @Test
    void reportsEveryFaultOfALayout(@TempDir Path folder) throws IOException {
        Path yaml = folder.resolve("format.yaml");
        Files.writeString(
                yaml,
                Files.readString(YAML)
                        .replace("N14: {type: LINE, width: 60}", "N14: {type: LINE}")
                        .replace("I04: {type: LINE, width: 200}", "I04: {type: LINE, width: 2000}")
                        .replace("{Z01: 6, Z02: 8}", "{Z01: 6}")
                        .replace("signed: [N17, N18]", "signed: [N17, N99]"));

        assertThat(isAccepted(yaml, StandardCharsets.UTF_8)).isFalse();

        assertThatThrownBy(faults::throwIfAny)
                .hasMessageContaining("N14: has no width")
                .hasMessageContaining("I.members: uses 2017 bytes of a record of 400")
                .hasMessageContaining("records.trailer: needs 2 fields")
                .hasMessageContaining("records.signed: names 'N99'")
                .hasMessageContaining("charset: UTF-8 has not one byte a character");
    }
}
