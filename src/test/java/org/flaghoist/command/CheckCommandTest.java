package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.flaghoist.testing.ShippedPartners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.FileSystemUtils;

@ExtendWith(OutputCaptureExtension.class)
class CheckCommandTest {

    private Path config = Path.of("");
    private Path noSamples = Path.of("");

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        config = directory.resolve("config");
        noSamples = Files.createDirectories(directory.resolve("samples"));
        FileSystemUtils.copyRecursively(Path.of("config"), config);
    }

    @Test
    void asksForNoPasswordsWhereTheEnvironmentNamesABrokerOfItsOwn() {
        assertThat(CheckCommand.asked(Map.of("FLAGHOIST_BROKER_EXTERNAL_SERVERS", "broker:61617"))
                        .areForUsers())
                .isFalse();
        assertThat(CheckCommand.asked(Map.of("FLAGHOIST_BROKER_HOST", "0.0.0.0"))
                        .areForUsers())
                .isTrue();
    }

    @Test
    void reportsWhereAnExternalBrokersFilesDifferFromThePartners(CapturedOutput output) throws IOException {
        Path xml = config.resolve("broker.xml");
        Files.writeString(xml, Files.readString(xml).replaceFirst("<address name=\"held\\.uk\">.*", ""));

        assertThat(check()).isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getOut())
                .contains(xml + ": addresses: lacks held.uk; run 'flaghoist broker partners --write'")
                .contains(ShippedPartners.ids().size() + " partners, 1 difference from the external broker's files");
    }

    @Test
    void findsAPairWithoutARule(CapturedOutput output) throws IOException {
        Path policy = config.resolve("release-policy.yaml");
        Files.writeString(policy, Files.readString(policy).replace("refusesFrom: [at, bg, ro]", "refusesFrom: [at]"));

        assertThat(check()).isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getOut()).contains(": receivesFrom: 'ly' has no rule about bg, ro; add each to");
    }

    @Test
    void asksForNoFilesOfAnExternalBroker(CapturedOutput output) throws IOException {
        Files.delete(config.resolve("broker.xml"));

        assertThat(check()).isZero();
        assertThat(output.getOut()).contains(ShippedPartners.ids().size() + " partners, all sound");
    }

    @Test
    void reportsAPartnerThatThePolicyDoesNotListWithFileLineAndKey(CapturedOutput output) throws IOException {
        Path policy = config.resolve("release-policy.yaml");
        String text = Files.readString(policy);
        int ly = text.indexOf("  - partner: ly\n");
        Files.writeString(policy, text.substring(0, ly) + text.substring(text.indexOf("\n\n", ly)));

        assertThat(check()).isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getOut())
                .contains(config.resolve("partners/ly.yaml") + ":1: ly: is not in release-policy.yaml")
                .contains(" partners, 1 fault");
    }

    private int check() {
        return Commands.run(new String[] {"check", "--config", config.toString(), "--samples", noSamples.toString()});
    }
}
