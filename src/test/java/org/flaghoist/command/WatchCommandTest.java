package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.FileSystemUtils;

@ExtendWith(OutputCaptureExtension.class)
class WatchCommandTest {

    private static final Path SAMPLES = Path.of("src/test/samples");
    private static final Path ARREST = Path.of("src/main/resources/demo/uk/arrest.json");
    private static final Duration LONG = Duration.ofMinutes(1);

    private Path config = Path.of("");
    private Path mappings = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        config = directory.resolve("config");
        mappings = directory.resolve("mappings");
        file = Files.createDirectory(directory.resolve("work")).resolve("message");
        FileSystemUtils.copyRecursively(Path.of("config"), config);
        FileSystemUtils.copyRecursively(Path.of("mappings"), mappings);
    }

    @Test
    void showsBothFormsEachDecisionAndEachCopy(CapturedOutput output) throws IOException {
        Files.copy(ARREST, file);

        assertThat(watch("uk", "--once")).isZero();
        assertThat(output.getOut())
                .contains("-- native form (json, UTF-8, ", "-- hub form", "\"type\" : \"ARREST\"")
                .containsPattern("ly +HOLD +R9: news of an arrest")
                .contains("-- ly gets, once two people release it, without /", "windows-1256")
                .contains(file + ": 1 accepted, 0 rejected; copies: ");
    }

    @Test
    void namesEachFaultWithFileLinePlaceFieldCodeAndWhatToDo(CapturedOutput output) throws IOException {
        Files.copy(SAMPLES.resolve("at/in/reject-recipient.json"), file);

        assertThat(watch("at", "--once")).isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getOut())
                .contains(file
                        + ":12: /empfaenger/2: empfaenger: RECIPIENT_UNKNOWN: 'NIEMAND' is in no row of "
                        + mappings.resolve("at/partner.csv") + "; correct the recipient");
    }

    @Test
    void countsTheLinesOfAFileWithSeveralNotificationsFromItsBeginning(CapturedOutput output) throws IOException {
        Files.copy(SAMPLES.resolve("bg/in/cr-in-quoted-cell.csv"), file);

        assertThat(watch("bg", "--once")).isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getOut())
                .contains(file + ":4: record 3: Място: MALFORMED: ")
                .contains(": 2 accepted, 1 rejected; ");
    }

    @Test
    void saysWhereARecipientsFormHasTheFieldThatCannotCarryIt(CapturedOutput output) throws IOException {
        Files.copy(ARREST, file);
        Path format = mappings.resolve("bg/format.yaml");
        List<String> lines = new ArrayList<>(Files.readAllLines(format));
        lines.replaceAll(line -> line.replaceFirst("^( +Номер: \\{.*)}", "$1, width: 3}"));
        Files.write(format, lines);
        int line = 1
                + lines.indexOf(lines.stream()
                        .filter(each -> each.endsWith("width: 3}"))
                        .findFirst()
                        .orElseThrow());

        assertThat(watch("uk", "--once")).isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getOut())
                .contains(
                        "-- bg cannot be given it",
                        format + ":" + line
                                + ": notification.Номер.width: TOO_LONG: Номер: has 14 characters, and may have 3; ");
    }

    @Test
    void saysWhereAMappingBreaksOff(CapturedOutput output) throws IOException {
        withRevision("error(\"oops\")");

        assertThat(watch("at", "--once")).isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getOut())
                .containsPattern("message: INTERNAL: ")
                .contains("the mapping breaks off: error: oops");
    }

    @Test
    void saysWhereAMappingNamesATableThatIsNotThere(CapturedOutput output) throws IOException {
        Path mapping = withRevision("hub-word(\"x\", \"boats\")");

        assertThat(watch("at", "--once")).isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getOut())
                .matches(Pattern.quote(mapping.toString()) + ":[1-9][0-9]*: jslt: hub-word names the code table "
                        + Pattern.quote(mappings.resolve("at/boats.csv").toString())
                        + ", which is not there; correct the name, or create it\\R");
    }

    @Test
    void saysInPlainWordsThatAMappingMakesTheNameOfATableThatIsNotThere(CapturedOutput output) throws IOException {
        withRevision("hub-word(\"x\", \"bo\" + \"ats\")");

        assertThat(watch("at", "--once")).isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getOut())
                .contains("revision: the mapping breaks off: there is no code table boats.csv in the partner's folder")
                .doesNotContain("Exception");
    }

    @Test
    void showsItAgainWhenTheFileOrAMappingIsSaved(CapturedOutput output) throws Exception {
        Thread watching = new Thread(() -> watch("at"));
        watching.start();
        try {
            await().atMost(LONG).until(() -> output.getOut().contains(file + ":1: file: cannot be read"));
            Files.copy(SAMPLES.resolve("at/in/reject-recipient.json"), file);
            await().atMost(LONG).until(() -> output.getOut().contains("RECIPIENT_UNKNOWN"));
            Files.writeString(mappings.resolve("at/format.yaml"), "nonsense: 1\n");
            await().atMost(LONG).until(() -> output.getOut().contains("at/format.yaml:1: nonsense"));
        } finally {
            watching.interrupt();
            watching.join(LONG.toMillis());
        }
        assertThat(watching.isAlive()).isFalse();
    }

    /** @param made what the mapping has in its place */
    private Path withRevision(String made) throws IOException {
        Files.copy(SAMPLES.resolve("at/in/answer-maximal.json"), file);
        Path mapping = mappings.resolve("at/in.jslt");
        String jslt = Files.readString(mapping);
        return Files.writeString(mapping, jslt.replaceFirst("\"revision\": [^\\n]*", "\"revision\": " + made + ","));
    }

    private int watch(String partner, String... more) {
        List<String> words = new ArrayList<>(List.of("watch", partner, file.toString()));
        words.addAll(List.of("--config", config.toString(), "--mappings", mappings.toString()));
        words.addAll(List.of(more));
        return Commands.run(words.toArray(String[]::new));
    }
}
