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
class ReleaseCommandTest {

    private static final String RULE = """
            rules:
              - rule: R20
                words: no vessels
                agreement: 'Memorandum, article 3'
                recipients: [ly]
                when: {has: [vessels]}
                then: REFUSE
              - rule: R21
                words: no engines
                agreement: 'Memorandum, article 4'
                recipients: [ly, at]
                then: WITHOUT
                without: [/engines]
            personalData:
            """;

    @Test
    void explainsWhichRulesWereAskedWhereTheyStandAndWhatTheyAnswered(@TempDir Path config, CapturedOutput output)
            throws IOException {
        String policy = Files.readString(Path.of("config/release-policy.yaml"));
        Files.writeString(config.resolve("release-policy.yaml"), policy.replace("personalData:\n", RULE));
        String sample = Files.readString(Path.of("src/test/samples/uk/in/seizure-new.notification.json"));
        Path file = config.resolve("to-all.json");
        Files.writeString(file, sample.replace("[\"bg\", \"europol\"]", "[]"));

        int exit = Commands.run(new String[] {
            "release", "--explain", "--config", config.toString(), "--mappings", "mappings", file.toString()
        });

        assertThat(exit).isZero();
        String said = output.getOut().replace(config.toString(), "config");
        assertThat(said)
                .contains(
                        "config/to-all.json",
                        "  ly: REFUSE by R20",
                        "    R1   lets it pass: the pair",
                        "    R20  applies: no vessels (config/")
                .contains("         Memorandum, article 3\n")
                .contains("  at: RELEASE by R21", "    R21  applies: no engines (config/release-policy.yaml:")
                .contains("    R12  lets it pass: the recipient had");
        assertThat(said.substring(said.indexOf("  ly:"))).doesNotContain("R9 ");
    }
}
