package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import org.flaghoist.testing.NamedPipe;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.FileSystemUtils;

/** One file that cannot be read is a fault like others, beside which these are found. */
@ExtendWith(OutputCaptureExtension.class)
final class UnreadableFilesTest {

    private CopiedSetup setup = new CopiedSetup(Path.of(""));
    private Path other = Path.of("");

    @BeforeEach
    void copy(@TempDir Path to) throws IOException {
        setup = CopiedSetup.in(to);
        other = setup.file("mappings/bg/in.jslt");
        Files.writeString(other, Files.readString(other).replace("\"narrative\"", "\"narativ\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mappings/at/type.csv",
                "mappings/uk/assessment-to-eu.csv",
                "mappings/uk/called.yaml",
                "mappings/at/format.yaml",
                "mappings/at/in.jslt",
                "mappings/at/out.jslt",
                "mappings/at/receipt.jslt",
                "mappings/at/README.md",
                "config/partners/at.yaml"
            })
    void namesAFileThatIsNotUtf8(String name, CapturedOutput output) throws IOException {
        Path file = setup.file(name);
        Files.write(file, "\n# José\n".getBytes(StandardCharsets.ISO_8859_1), StandardOpenOption.APPEND);

        check();

        assertFound(output, file + ":1: file: is not UTF-8; save it as UTF-8\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mappings/europol/europol.xsd", "mappings/notification.schema.json"})
    void namesASchemaThatIsNotUtf8(String name, CapturedOutput output) throws IOException {
        Path file = setup.file(name);
        Files.write(file, "<!-- José -->".getBytes(StandardCharsets.ISO_8859_1), StandardOpenOption.APPEND);

        check();

        assertThat(output.getOut() + output.getErr()).contains(file + ":").doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mappings/at/type.csv",
                "mappings/uk/called.yaml",
                "mappings/at/format.yaml",
                "mappings/at/out.jslt",
                "mappings/at/README.md",
                "mappings/europol/europol.xsd",
                "config/partners/at.yaml"
            })
    void namesAFolderInTheFilesPlace(String name, CapturedOutput output) throws IOException {
        Path file = setup.file(name);
        Files.deleteIfExists(file);
        Files.createDirectory(file);

        check();

        assertFound(
                output,
                file + ":1: folder: cannot be read: a folder or a device has its name; put a file in its place\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mappings/at/type.csv",
                "mappings/uk/called.yaml",
                "mappings/at/out.jslt",
                "mappings/at/README.md",
                "mappings/europol/europol.xsd",
                "config/partners/at.yaml"
            })
    void namesALinkToNothing(String name, CapturedOutput output) throws IOException {
        Path file = setup.file(name);
        Files.deleteIfExists(file);
        Files.createSymbolicLink(file, Path.of("nowhere"));

        check();

        assertFound(
                output,
                file + ":1: file: cannot be read: it is a link to a file that is not there; correct the link\n");
    }

    @ParameterizedTest
    @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ValueSource(
            strings = {
                "mappings/at/type.csv",
                "mappings/uk/called.yaml",
                "mappings/at/format.yaml",
                "mappings/at/out.jslt",
                "mappings/at/README.md",
                "mappings/europol/europol.xsd",
                "config/partners/at.yaml"
            })
    void namesAPipeInTheFilesPlaceAndDoesNotWaitForIt(String name, CapturedOutput output) throws Exception {
        Path file = NamedPipe.at(setup.file(name));

        check();

        assertFound(
                output,
                file + ":1: file: cannot be read: a folder or a device has its name; put a file in its place\n");
    }

    @ParameterizedTest
    @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ValueSource(
            strings = {
                "in/answer-maximal.json",
                "in/answer-maximal.notification.json",
                "in/answer-maximal.rejected.json",
                "out/bg-cancel.json",
                "out/bg-cancel.notification.json",
                "receipts/accepted.json"
            })
    void namesAPipeInThePlaceOfASampleAndNeitherReadsNorWritesIt(String name, CapturedOutput output) throws Exception {
        FileSystemUtils.copyRecursively(Path.of("src/test/samples/at"), setup.file("samples/at"));
        Path file = NamedPipe.at(setup.file("samples/at").resolve(name));

        check("--accept");

        assertThat(output.getErr()).isEmpty();
        assertThat(output.getOut()).contains(file.getFileName().toString()).doesNotContain("Exception");
        assertThat(Files.isRegularFile(file)).isFalse();
    }

    private void assertFound(CapturedOutput output, String line) {
        assertThat(output.getErr()).isEmpty();
        assertThat(output.getOut())
                .contains(line)
                .containsPattern(Pattern.quote(other + ":") + "[0-9]+: narativ: ")
                .containsPattern("[0-9] faults?; left: ")
                .doesNotContain("Exception");
    }

    private void check(String... more) {
        assertThat(setup.check(more)).isEqualTo(Answers.NOT_ANSWERED);
    }
}
