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

    private static final String CAUSES =
            """
            partners:
              - {partner: at, TERMS, refusesFrom: [
                  uk]}
              - {partner: bg, TERMS, receivesFrom: [at]}
              - {partner: ro, TERMS, types: [INCIDENT]}
              - {partner: ly, TERMS, withoutCodes: [H0, H1, H2, H3]}
              - {partner: europol, TERMS}
              - {partner: uk, TERMS}
            personalData: []
            """.replace("TERMS", "ceiling: SENSITIVE, personalData: true, victimsWitnessesMinors: true, holdTypes: []");

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
                        "    R1   allows: 'uk' may give it to 'ly' (config/release-policy.yaml:",
                        "    R20  applies: no vessels (config/")
                .contains("         Memorandum, article 3\n")
                .contains("  at: RELEASE by R21", "    R21  applies: no engines (config/release-policy.yaml:")
                .contains("    no say: R2, R3, R9, R10, R11, R12\n")
                .doesNotContain("had an earlier revision");
        assertThat(said.substring(said.indexOf("  ly:"))).doesNotContain("R9 ");
    }

    @Test
    void saysWhichOfItsCausesTheFirstRuleRefusesBy(@TempDir Path config, CapturedOutput output) throws IOException {
        Files.writeString(config.resolve("release-policy.yaml"), CAUSES);
        String sample = Files.readString(Path.of("src/test/samples/uk/in/seizure-new.notification.json"));
        Path file = config.resolve("to-all.json");
        Files.writeString(
                file,
                sample.replace(
                        "[\"bg\", \"europol\"]", "[\"at\", \"bg\", \"ro\", \"ly\", \"europol\", \"fr\", \"uk\"]"));

        Commands.run(new String[] {
            "release", "--explain", "--config", config.toString(), "--mappings", "mappings", file.toString()
        });

        assertThat(output.getOut().replace(config.toString(), "config"))
                .contains(
                        refusal("at", "refusesFrom names 'uk'", ":3"),
                        refusal("bg", "receivesFrom does not name 'uk'", ":4"),
                        refusal("ro", "types does not name SEIZURE", ":5"),
                        refusal("ly", "withoutCodes names H0", ":6"),
                        refusal("fr", "'fr' is not under partners", ""),
                        refusal("uk", "'uk' is the sender", ":8"));
    }

    @Test
    void saysWhyAPartnerHasNothingOfWhatNamesNobody(@TempDir Path directory, CapturedOutput output) throws IOException {
        String sample = Files.readString(Path.of("src/test/samples/at/in/seizure-new.notification.json"));
        Path file = directory.resolve("to-all.json");
        Files.writeString(file, sample.replaceFirst("\"recipients\": \\[[^]]*]", "\"recipients\": []"));

        Commands.run(new String[] {"release", "--explain", file.toString()});

        assertThat(output.getOut())
                .contains(
                        "  ly: nothing, refusesFrom names 'at' (config/release-policy.yaml:",
                        "  at: nothing, 'at' is the sender (config/release-policy.yaml:");
    }

    private static String refusal(String recipient, String cause, String line) {
        return "  %s: REFUSE by R1\n    R1   refuses: %s (config/release-policy.yaml%s)\n"
                .formatted(recipient, cause, line);
    }
}
