package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.FileSystemUtils;

/** What a partner that is reached by JMS cannot have, since each message is one notification. */
@ExtendWith(OutputCaptureExtension.class)
final class PartnersByMessageTest {

    private static final String SAMPLE = "src/test/samples/ly/in/answer-maximal.DAT";

    private Path project = Path.of("");

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        project = directory;
        FileSystemUtils.copyRecursively(Path.of("config"), project.resolve("config"));
        FileSystemUtils.copyRecursively(Path.of("mappings"), project.resolve("mappings"));
        Files.createDirectory(project.resolve("samples"));
        Files.delete(project.resolve("config/broker.xml"));
    }

    /** A rehearsal sets it for its own program. */
    @AfterEach
    void logAsBefore() {
        System.clearProperty("logback.configurationFile");
    }

    @Test
    void recordsAreRefusedForThem(CapturedOutput output) throws IOException {
        Path file = reachedByMessage("ly");

        assertThat(check()).isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getOut())
                .contains("-- what stops the start\n" + file + ":2: jms: records are exchanged as files, and "
                        + project.resolve("mappings/ly/format.yaml") + ":3 has 'syntax: records'; reach it by sftp, or"
                        + " give it another syntax\n");
    }

    @Test
    void recordsAreRefusedAlsoWhereAWordIsMissing(CapturedOutput output) throws IOException {
        Path file = reachedByMessage("ly");
        Path words = project.resolve("mappings/ly/type.csv");
        Files.writeString(words, Files.readString(words).replaceFirst("(?m)^[^#;\n]+;", ";"));

        assertThat(check()).isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getOut()).contains(words + ":").contains(file + ":2: jms: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "translate ly " + SAMPLE,
                "render --out target/refused ly " + SAMPLE,
                "watch --once ly " + SAMPLE,
                "rehearse ly",
                "kit ly --out target/refused"
            })
    void recordsAreRefusedByCommandsThatReadAndWriteThem(String command, CapturedOutput output) throws IOException {
        Path file = reachedByMessage("ly");
        List<String> words = List.of(command.split(" "));

        assertThat(run(List.of("config", "mappings"), words)).isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getOut() + output.getErr())
                .containsOnlyOnce(file + ":2: jms: records are exchanged as files, and "
                        + project.resolve("mappings/ly/format.yaml") + ":3 has 'syntax: records'; ")
                .doesNotContain("Exception");
        assertThat(Path.of("target/refused")).doesNotExist();
    }

    @Test
    void whatElseIsWrongWithAPartnersFileKeepsNobodyFromTranslating(CapturedOutput output) throws IOException {
        Files.writeString(project.resolve("config/partners/ly.yaml"), "name: ly\nrubbish: 1\n");

        assertThat(run(List.of("config", "mappings"), List.of("translate", "ly", SAMPLE)))
                .isZero();
        assertThat(output.getErr()).isEmpty();
    }

    @Test
    void aSampleOfATableWithSeveralRowsIsFound(CapturedOutput output) throws IOException {
        Path file = reachedByMessage("bg");
        Path samples = Files.createDirectories(project.resolve("samples/bg/in"));
        for (String sample : List.of("answer-maximal", "more-rej-empty-file", "maximal")) {
            for (Path each : List.of(
                    Path.of(sample + ".csv"),
                    Path.of(sample + ".notifications.json"),
                    Path.of(sample + ".rejected.json"))) {
                Path from = Path.of("src/test/samples/bg/in").resolve(each);
                if (Files.exists(from)) {
                    Files.copy(from, samples.resolve(each));
                }
            }
        }

        assertThat(check()).isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getOut())
                .containsOnlyOnce(": file: has ")
                .contains(samples.resolve("answer-maximal.csv")
                        + ":1: file: has 3 notifications, and a JMS message is one (" + file
                        + "); make a sample of each");
    }

    @Test
    void noneIsDraftedOfRecords(CapturedOutput output) throws IOException {
        Path list = project.resolve("names.csv");

        assertThat(run("new", "fr", "--like", "ly", "--reached-like", "uk", "--names", list.toString()))
                .isEqualTo(Answers.NOT_ANSWERED);

        assertThat(output.getOut() + output.getErr())
                .contains(project.resolve("mappings/ly/format.yaml")
                        + ":3: syntax: records are exchanged as files, and "
                        + project.resolve("config/partners/uk.yaml") + ":3 has 'jms'; name a partner that is reached by"
                        + " sftp with --reached-like, or one of another syntax with --like");
        assertThat(list).doesNotExist();
        assertThat(project.resolve("mappings/fr")).doesNotExist();
        assertThat(project.resolve("config/partners/fr.yaml")).doesNotExist();
    }

    private Path reachedByMessage(String partner) throws IOException {
        Path file = project.resolve("config/partners").resolve(partner + ".yaml");
        Files.writeString(file, "name: " + partner + "\njms: {user: " + partner + ", password: {env: NONE}}\n");
        return file;
    }

    private int check() {
        return run("check");
    }

    private int run(String... command) {
        return run(List.of("config", "mappings", "samples"), List.of(command));
    }

    private int run(List<String> folders, List<String> command) {
        List<String> words = new ArrayList<>(command);
        for (String folder : folders) {
            words.addAll(List.of("--" + folder, project.resolve(folder).toString()));
        }
        return Commands.run(words.toArray(String[]::new));
    }
}
