package org.flaghoist.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.lint.NotCarriedRows;
import org.flaghoist.testing.ShippedPartners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** A draft has what the maximal tests of a partner's samples ask for. */
class DraftedSamplesTest {

    private static final Path SAMPLES = Path.of("src/test/samples");

    private Path project = Path.of("");

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        project = directory;
        FileSystemUtils.copyRecursively(Path.of("config"), project.resolve("config"));
        FileSystemUtils.copyRecursively(Path.of("mappings"), project.resolve("mappings"));
    }

    static List<String> partners() {
        return ShippedPartners.ids();
    }

    @ParameterizedTest
    @MethodSource("partners")
    void saysWhatItsFormDoesNotCarryAsTheOtherDoesUntilAPersonHasLooked(String like) throws IOException {
        DraftRequest request = like(like);
        PartnerDraft.write(request);

        Path rows = project.resolve("samples/fr/not-carried.csv");
        assertThat(LookMarks.left(request.config(), request.mappings(), request.samples(), Set.of("fr")))
                .filteredOn(line -> line.startsWith(rows.toString()))
                .hasSize((int) Files.readAllLines(SAMPLES.resolve(like).resolve("not-carried.csv")).stream()
                        .filter(line -> line.contains(";") && !line.startsWith("#"))
                        .count())
                .contains(
                        rows + ":" + (lineOf(rows, "back;") + 1) + ": LOOK: as '" + like
                                + "' has it: 'back;/persons/*/name/latin/source'; correct it or leave it, then remove the mark");
        assertThat(NotCarriedRows.faults(request.samples(), request.mappings(), Set.of("fr")))
                .isEmpty();
        LookMarks.remove(List.of(rows));
        assertThat(rows).hasSameTextualContentAs(SAMPLES.resolve(like).resolve("not-carried.csv"));
    }

    private static int lineOf(Path file, String start) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.indexOf(lines.stream()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void asksForAReasonWhereTheOthersRefersToItsReadme() throws IOException {
        DraftRequest request = like("ro");
        Files.writeString(
                project.resolve("samples/ro/not-carried.csv"),
                "# head\nout;/redactions/*/path;README 2\nadded;/grading/original/scheme;see the README\n");

        PartnerDraft.write(request);

        Path rows = project.resolve("samples/fr/not-carried.csv");
        assertThat(LookMarks.left(request.config(), request.mappings(), request.samples(), Set.of("fr")))
                .contains(
                        rows + ":2: LOOK: 'ro' refers to its own README ('README 2'); write the reason of 'fr';"
                                + " correct it or leave it, then remove the mark",
                        rows + ":3: LOOK: 'ro' refers to its own README ('see the README'); write the reason of 'fr';"
                                + " correct it or leave it, then remove the mark");
        LookMarks.remove(List.of(rows));
        assertThat(NotCarriedRows.faults(request.samples(), request.mappings(), Set.of("fr")))
                .hasSize(2)
                .allMatch(fault -> fault.endsWith(": has no reason; write why the form does not carry it"));
    }

    @Test
    void hasNoListOfWhatItsFormDoesNotCarryWhereTheOtherHasNone() throws IOException {
        DraftRequest request = like("at");
        Files.delete(project.resolve("samples/at/not-carried.csv"));

        PartnerDraft.write(request);

        assertThat(project.resolve("samples/fr/in")).exists();
        assertThat(project.resolve("samples/fr/not-carried.csv")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bg", "ly", "ro"})
    void hasAllMaximalSamplesOfTheOther(String like) throws IOException {
        DraftRequest request = like(like);
        Path out = project.resolve("samples").resolve(like).resolve("out");
        Path taken = out.resolve("maximal-taken.notification.json");
        Files.copy(out.resolve("maximal.notification.json"), taken);
        Files.copy(out.resolve("maximal.notification.json"), out.resolve("more-" + taken.getFileName()));

        PartnerDraft.write(request);

        try (Stream<Path> files = Files.list(project.resolve("samples/fr/out"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".notification.json", ""))
                            .filter(name -> name.contains("maximal")))
                    .containsExactlyInAnyOrder(
                            "answer-maximal",
                            "maximal",
                            "maximal-suspected-false",
                            "maximal-taken",
                            "more-maximal-taken");
        }
    }

    private DraftRequest like(String like) throws IOException {
        Path samples = project.resolve("samples");
        FileSystemUtils.copyRecursively(SAMPLES.resolve(like), samples.resolve(like));
        return new DraftRequest(
                "fr",
                "France, Police",
                like,
                like,
                null,
                null,
                project.resolve("config"),
                project.resolve("mappings"),
                samples);
    }
}
