package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.FileSystemUtils;

/** Whoever accepts what samples give gets what is missing and what differs, and loses nothing. */
@ExtendWith(OutputCaptureExtension.class)
final class AcceptedSamplesTest {

    private CopiedSamples samples;

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        samples = CopiedSamples.in(directory);
    }

    @Test
    void acceptsWhatIsGiven() throws IOException {
        samples.changed("at/in/answer-maximal.notification.json", "\"sender\": \"at\"", "\"sender\": \"ro\"");
        samples.changed("ro/out/cancel.xml", "<revizie>", "<revizie>4");
        Files.delete(samples.folder().resolve("bg/out/cancel.csv"));

        Stream.of("at", "bg", "ro").flatMap(samples::differences).forEach(GoldenDifference::accept);

        assertThat(Stream.of("at", "bg", "ro").flatMap(samples::differences)).isEmpty();
        assertThat(samples.folder().resolve("bg/out/cancel.csv"))
                .hasSameBinaryContentAs(Path.of("src/test/samples/bg/out/cancel.csv"));
    }

    @Test
    void acceptsNotThatASampleIsRejectedNow() throws IOException {
        Path golden = samples.folder().resolve("at/in/answer-maximal.notification.json");
        String sound = Files.readString(golden);
        samples.changed("at/in/answer-maximal.json", "\"absender\"", "\"absendr\"");

        assertThat(samples.differences("at")).noneMatch(GoldenDifference::accept);

        assertThat(golden).hasContent(sound);
        assertThat(golden.resolveSibling("answer-maximal.rejected.json")).doesNotExist();
        assertThat(samples.differences("at").flatMap(each -> each.whyKept().stream()))
                .containsExactly(golden + ":1: file: stays, and nothing is written for its sample; delete"
                        + " answer-maximal.notification.json yourself if the rejection is right, else correct the"
                        + " sample, the mapping or format.yaml");
        Files.delete(golden);
        samples.differences("at").forEach(GoldenDifference::accept);
        assertThat(golden.resolveSibling("answer-maximal.rejected.json"))
                .content()
                .contains("SCHEMA");
        assertThat(samples.differences("at")).isEmpty();
    }

    @Test
    void acceptsNotThatARejectedSampleIsAcceptedNow() throws IOException {
        Path golden = samples.folder().resolve("at/in/reject-marking.rejected.json");
        Files.copy(
                samples.folder().resolve("at/in/answer-maximal.json"),
                samples.folder().resolve("at/in/reject-marking.json"),
                StandardCopyOption.REPLACE_EXISTING);

        assertThat(samples.differences("at")).noneMatch(GoldenDifference::accept);

        assertThat(golden).exists();
        assertThat(golden.resolveSibling("reject-marking.notification.json")).doesNotExist();
    }

    /** Both stand in one file. */
    @Test
    void acceptsNotThatOneOfSeveralNotificationsIsRejectedNow() throws IOException {
        Path golden = samples.folder().resolve("bg/in/zeros.notifications.json");
        JsonNode sound = JsonFiles.list(golden, Files.readAllBytes(golden));
        ObjectNode first = (ObjectNode) sound.get(0);
        assertThat(first.has("notification")).isTrue();
        first.set("rejected", first.remove("notification"));
        Files.writeString(golden, sound.toString());

        assertThat(samples.differences("bg")).noneMatch(GoldenDifference::accept);

        assertThat(golden).hasContent(sound.toString());
        assertThat(samples.differences("bg").flatMap(each -> each.whyKept().stream()))
                .singleElement()
                .asString()
                .startsWith(golden + ":1: file: stays, ")
                .contains("delete zeros.notifications.json yourself");
    }

    @Test
    void acceptsNotThatACopyCannotBeWrittenNow() throws IOException {
        Path golden = samples.folder().resolve("bg/out/cancel.csv");
        byte[] sound = Files.readAllBytes(golden);
        Files.copy(
                samples.folder().resolve("bg/out/fail-unencodable.notification.json"),
                samples.folder().resolve("bg/out/cancel.notification.json"),
                StandardCopyOption.REPLACE_EXISTING);

        assertThat(samples.differences("bg")).isNotEmpty().noneMatch(GoldenDifference::accept);

        assertThat(golden).hasBinaryContent(sound);
        assertThat(golden.resolveSibling("cancel.failed.json")).doesNotExist();
    }

    @Test
    void acceptsNotThatACopyCanBeWrittenNow() throws IOException {
        Path golden = samples.folder().resolve("at/out/bg-cancel.json");
        Files.delete(golden);
        Path failed =
                Files.writeString(samples.folder().resolve("at/out/bg-cancel.failed.json"), "{\"code\": \"SCHEMA\"}");

        assertThat(samples.messages("at"))
                .containsExactly(failed + ":1: message: expected SCHEMA, but it can be written; correct the mapping, or"
                        + " delete bg-cancel.failed.json if it is right");
        assertThat(samples.differences("at")).noneMatch(GoldenDifference::accept);
        assertThat(failed).exists();
        assertThat(golden).doesNotExist();
    }

    @Test
    void deletesNoExpectedResultOfASampleThatTheFormCanNoLongerRead(@TempDir Path directory, CapturedOutput output)
            throws IOException {
        Path mappings = directory.resolve("mappings");
        FileSystemUtils.copyRecursively(Path.of("mappings"), mappings);
        Path format = mappings.resolve("at/format.yaml");
        Files.writeString(format, Files.readString(format).replace("dd.MM.uuuu HH:mm:ss", "dd/MM/uuuu HH:mm:ss"));
        Path golden = samples.folder().resolve("at/in/maximal.notification.json");
        byte[] sound = Files.readAllBytes(golden);

        assertThat(Commands.run(new String[] {
                    "check",
                    "--mappings",
                    mappings.toString(),
                    "--samples",
                    samples.folder().toString(),
                    "--accept"
                }))
                .isEqualTo(Answers.NOT_ANSWERED);

        assertThat(golden).hasBinaryContent(sound);
        assertThat(golden.resolveSibling("maximal.rejected.json")).doesNotExist();
        assertThat(output.getOut())
                .contains(golden + ":1: file: stays, and nothing is written for its sample; delete"
                        + " maximal.notification.json yourself if the rejection is right, else correct")
                .doesNotContain("deleted");
    }

    @Test
    void saysOnceThatFormatYamlNamesAnotherSeparator(@TempDir Path directory, CapturedOutput output)
            throws IOException {
        Path mappings = directory.resolve("mappings");
        FileSystemUtils.copyRecursively(Path.of("mappings"), mappings);
        Path format = mappings.resolve("bg/format.yaml");
        Files.writeString(format, Files.readString(format).replaceFirst("(?m)^csv:.*$", "csv:\n  separator: \",\""));

        assertThat(Commands.run(new String[] {
                    "check",
                    "--mappings",
                    mappings.toString(),
                    "--samples",
                    samples.folder().toString()
                }))
                .isEqualTo(Answers.NOT_ANSWERED);

        assertThat(output.getOut().lines().filter(line -> line.contains(" separated by ';'")))
                .singleElement()
                .asString()
                .containsPattern("csv\\.separator in format\\.yaml is ','; .*; met by [0-9]+ samples, the first is ");
    }

    @Test
    void listsTheFirstOfManyFilesThatItWritesAndCountsTheRest(CapturedOutput output) throws IOException {
        Path out = samples.folder().resolve("at/out");
        List<Path> copies = natives(out);
        for (Path copy : copies) {
            Files.writeString(copy, Files.readString(copy).replace("\"fassung\"", "\"revision\""));
        }
        Files.delete(copies.get(0));

        assertThat(Commands.run(
                        new String[] {"check", "--samples", samples.folder().toString(), "--accept"}))
                .isZero();

        int more = copies.size() - 3;
        assertThat(output.getOut().lines().filter(line -> line.startsWith(out.toString())))
                .hasSize(4)
                .anyMatch(line -> line.matches("\\Q" + copies.get(1)
                        + "\\E:1: file: is written anew; look at what changed before you commit it:"
                        + " line [1-9][0-9]*: /fassung: .*; and 1 more difference"))
                .last()
                .isEqualTo(
                        "%s:1: folder: and %d more of its files, %d of them anew; look at them before you commit them"
                                .formatted(out, more, more));
    }

    private static List<Path> natives(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.toString().matches(".*\\.(notification|failed)\\.json"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void printsTheFirstTwentyOfManyDifferencesAndCountsTheRest(CapturedOutput output) throws IOException {
        Path golden = samples.folder().resolve("at/in/maximal.notification.json");
        Files.writeString(golden, "{\"a\": " + IntStream.range(0, 100).boxed().toList() + "}");

        assertThat(Commands.run(
                        new String[] {"check", "--samples", samples.folder().toString()}))
                .isEqualTo(Answers.NOT_ANSWERED);

        assertThat(output.getOut().lines().filter(line -> line.startsWith(golden.toString())))
                .hasSize(21)
                .last()
                .asString()
                .matches("\\Q" + golden + "\\E:1: file: and [1-9][0-9]+ more differences");
    }
}
