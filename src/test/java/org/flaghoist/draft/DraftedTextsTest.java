package org.flaghoist.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** A draft says what it can, and marks what it cannot know. */
class DraftedTextsTest {

    private Path project = Path.of("");

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        project = directory;
        FileSystemUtils.copyRecursively(Path.of("config"), project.resolve("config"));
        FileSystemUtils.copyRecursively(Path.of("mappings"), project.resolve("mappings"));
    }

    @Test
    void removesNoMarkWhereSomethingMustBeWritten() throws IOException {
        draft("at");
        Path format = project.resolve("mappings/fr/format.yaml");
        String drafted = Files.readString(format);

        assertThatThrownBy(() -> LookMarks.remove(List.of(format, format.resolveSibling("README.md"))))
                .hasMessageContaining("README.md:1: file: write what is agreed in the place of each mark");
        assertThatThrownBy(() -> LookMarks.remove(List.of(format, format.resolveSibling("x.jslt"))))
                .hasMessageContaining("x.jslt:1: file: is no file");
        assertThat(format).hasContent(drafted);
    }

    @Test
    void marksASchemaThatIsTheOthers() throws IOException {
        draft("ro");

        Path schema = project.resolve("mappings/fr/fr.xsd");
        assertThat(left())
                .contains(schema + ":2: LOOK: as 'ro' has it: all but the lists of words;"
                        + " correct it or leave it, then remove the mark");
        LookMarks.remove(List.of(schema));
        assertThat(schema).content().doesNotContain("LOOK", "<!--").startsWith("<?xml version=\"1.0\"");
    }

    @Test
    void hasNoWordOfTheOtherForTrueAndFalse() throws IOException {
        draft("europol");

        assertThat(project.resolve("mappings/fr/flags.csv"))
                .hasContent("# flags: write the word of fr before each ';'\n;true\n;false\n");
    }

    @Test
    void saysOfEachFieldWhatItMeansAndMarksWhatCannotBeKnown() throws IOException {
        draft("at");

        assertThat(Files.readAllLines(project.resolve("mappings/fr/README.md")))
                .contains(
                        "| `boote` | object, list |  | `vessels` |",
                        "| `boote.bootsart` | code `boat` | yes | `vessels.kind` |",
                        "| `verdachtFalsch` | flag |  | `grading.suspectedFalse` |")
                .anyMatch(line -> line.startsWith("| `bewertung` | code `grading` |  | LOOK: "))
                .filteredOn(line -> line.startsWith("| ") && line.contains("LOOK: "))
                .hasSizeLessThan(5);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void namesTheSchemaForEditorsInTheFirstLineOfEachYaml(boolean isNamed) throws IOException {
        for (String file : List.of("mappings/at/format.yaml", "config/partners/at.yaml")) {
            Path like = project.resolve(file);
            String text = Files.readString(like);
            Files.writeString(like, isNamed ? text : text.replaceFirst("(?m)^# yaml-language-server.*\n", ""));
        }
        draft("at");

        assertThat(project.resolve("mappings/fr/format.yaml"))
                .content()
                .startsWith("# yaml-language-server: $schema=../format.schema.json\n# The fields of partner fr, ")
                .containsOnlyOnce("yaml-language-server");
        assertThat(project.resolve("mappings/fr/called.yaml"))
                .content()
                .startsWith("# yaml-language-server: $schema=../called.schema.json\n# What the others call fr, ");
        assertThat(project.resolve("config/partners/fr.yaml"))
                .content()
                .startsWith("# yaml-language-server: $schema=../partner.schema.json\nname: ")
                .containsOnlyOnce("yaml-language-server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"at", "bg", "europol", "ly", "ro", "uk"})
    void hasNoWordsOfTheOtherInWhatTheNewOneSends(String like) throws IOException {
        draft(like);

        try (Stream<Path> files = Files.walk(project.resolve("samples/fr"))) {
            assertThat(files.filter(file -> file.toString().contains("/fr/in/")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file)
                            .content()
                            .doesNotContainPattern("\"language\" : \"(?!en\")")
                            .doesNotContainPattern("\"(country|nationality)\" : \"" + like.toUpperCase(Locale.ROOT)));
        }
        assertThat(project.resolve("samples/fr/receipts/rejected-field.receipt.json"))
                .content()
                .contains("\"detail\" : \"synthetic detail\"", "\"id\" : \"FR-2026-0001\"");
    }

    private void draft(String like) throws IOException {
        Path samples = project.resolve("samples");
        FileSystemUtils.copyRecursively(Path.of("src/test/samples").resolve(like), samples.resolve(like));
        PartnerDraft.write(new DraftRequest(
                "fr",
                "France, Police",
                like,
                like,
                null,
                null,
                project.resolve("config"),
                project.resolve("mappings"),
                samples));
    }

    private List<String> left() throws IOException {
        return LookMarks.left(
                project.resolve("config"), project.resolve("mappings"), project.resolve("samples"), Set.of("fr"));
    }
}
