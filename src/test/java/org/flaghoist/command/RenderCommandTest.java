package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flaghoist.mapping.CoveredMappings;
import org.flaghoist.mapping.Mapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is rendered has the name of a golden file, and takes no source's place. */
@ExtendWith(OutputCaptureExtension.class)
final class RenderCommandTest {

    private static final Path AT = Path.of("src/test/samples/at");

    @TempDir
    private Path out = Path.of("");

    @Test
    void namesWhatItWritesAsGoldenFilesAreNamed() throws IOException {
        assertThat(run("render", AT.resolve("out/bg-cancel.notification.json"))).isZero();
        assertThat(run("receipt", AT.resolve("receipts/accepted.receipt.json"))).isZero();

        try (var files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("bg-cancel.json", "accepted.json");
        }
    }

    @Test
    void writesOverNothingThatItReads() throws IOException {
        Path source = Files.copy(AT.resolve("out/bg-cancel.notification.json"), out.resolve("bg-cancel.json"));
        String before = Files.readString(source);

        assertThat(run("render", source)).isNotZero();

        assertThat(source).hasContent(before);
    }

    @Test
    void leavesOutWhatOnlyTheHubWritesOfWhatAPartnerSends() throws IOException {
        Path source = Path.of("src/test/samples/uk/in/seizure-new.notification.json");

        assertThat(Commands.run(new String[] {"render", "--sent", "uk", source.toString(), "--out", out.toString()}))
                .isZero();

        Path sent = out.resolve("seizure-new.json");
        assertThat(sent).content().contains("\"irReference\"").doesNotContain("originator", "distribution");
        Mapping uk = CoveredMappings.read(Path.of("mappings")).mappings().of("uk");
        assertThat(uk.translate(Files.readAllBytes(sent), 1).path("id").asText())
                .isEqualTo("NCA/26/SB/0101");
    }

    /** It may be corrected by hand: the rendering knows only what the hub would write. */
    @Test
    void leavesWhatIsThereOfWhatAPartnerSends(CapturedOutput output) throws IOException {
        Path source = Path.of("src/test/samples/uk/in/seizure-new.notification.json");
        Path corrected = Files.writeString(out.resolve("seizure-new.json"), "{}");

        assertThat(Commands.run(new String[] {"render", "--sent", "uk", source.toString(), "--out", out.toString()}))
                .isZero();

        assertThat(corrected).hasContent("{}");
        assertThat(output)
                .contains(corrected + ":1: file: is there, and stays as it is; delete it to have it written anew");
    }

    @Test
    void saysOfAFileInAPartnersFormThatItIsNoNotification(CapturedOutput output) {
        Path source = AT.resolve("in/answer-maximal.json");

        assertThat(Commands.run(new String[] {"render", "--sent", "at", source.toString(), "--out", out.toString()}))
                .isEqualTo(Answers.NOT_ANSWERED);
        assertThat(run("render", source)).isEqualTo(Answers.NOT_ANSWERED);

        String fault =
                source + ":1: message: is no notification in the hub's form: it has no id and no sender and no type;"
                        + " a file in a partner's form is for 'flaghoist translate' or 'flaghoist watch'\n";
        assertThat(output.getAll()).isEqualTo(fault + fault);
    }

    @Test
    void saysOfASenderThatIsNoPartnerWhichItIs(CapturedOutput output) throws IOException {
        Path source = out.resolve("xx.json");
        Files.writeString(
                source,
                Files.readString(AT.resolve("out/bg-cancel.notification.json"))
                        .replaceFirst("\"sender\" *: *\"bg\"", "\"sender\": \"xx\""));

        assertThat(run("render", source)).isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getAll())
                .isEqualTo(
                        source + ":1: message: cannot be tried: its sender 'xx' is no partner whose format.yaml can be"
                                + " read; correct that first\n");
    }

    private int run(String command, Path source) {
        return Commands.run(new String[] {command, "at", source.toString(), "--out", out.toString()});
    }
}
