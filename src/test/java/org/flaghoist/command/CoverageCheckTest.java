package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.flaghoist.mapping.CoveredMappings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

final class CoverageCheckTest {

    private static final Path MAPPINGS = Path.of("mappings");
    private static final Path SAMPLES = Path.of("src/test/samples");

    @TempDir
    private Path samples = Path.of("");

    @Test
    void listsEachFieldWordAndWayThatNoSampleExercises() throws IOException {
        take("in/maximal.json");

        List<String> lines = lines();

        assertThat(lines)
                .anyMatch(line -> line.matches("mappings/at/type\\.csv:[0-9]+: FESTNAHME: read in no sample"))
                .anyMatch(line -> line.matches("mappings/at/type\\.csv:[0-9]+: FESTNAHME: written in no sample"))
                .anyMatch(line -> line.matches(
                        "mappings/at/format\\.yaml:[0-9]+: notification\\.rueckmeldung: read in no sample"))
                .anyMatch(line -> line.matches(
                        "mappings/at/format\\.yaml:[0-9]+: notification\\.ereignis\\.members\\.tag: read in no sample"))
                .anyMatch(
                        line -> line.matches("mappings/at/format\\.yaml:[0-9]+: receipt\\.zeit: written in no receipt"))
                .anyMatch(line -> line.matches("mappings/at/in\\.jslt:[0-9]+: if: no sample for which it is false"))
                .anyMatch(line -> line.matches("mappings/at/out\\.jslt:[0-9]+: if: no sample for which it is true"));
    }

    @Test
    void countsNoDirectionInWhichATableIsNeverAsked() throws IOException {
        List<String> lines = lines();

        assertThat(lines)
                .anyMatch(line -> line.matches("mappings/at/picture\\.csv:.* written in no sample"))
                .anyMatch(line -> line.matches("mappings/at/result\\.csv:.* written in no sample"))
                .noneMatch(line -> line.matches("mappings/at/(picture|result)\\.csv:.* read in no sample"));
    }

    @Test
    void listsNothingThatASampleExercises() throws IOException {
        List<String> before = lines();
        take("in/maximal.json");
        List<String> sent = lines();
        take("out/bg-maximal.notification.json");
        List<String> both = lines();

        assertThat(before).anyMatch(line -> line.contains("notification.aktenzeichen: read in no sample"));
        assertThat(sent)
                .noneMatch(line -> line.contains("notification.aktenzeichen: read in no sample"))
                .anyMatch(line -> line.contains("notification.aktenzeichen: written in no sample"));
        assertThat(both).noneMatch(line -> line.contains("notification.aktenzeichen:"));
        assertThat(of(before)).isGreaterThan(of(sent));
        assertThat(of(sent)).isGreaterThan(of(both));
    }

    @Test
    void countsNothingAsWrittenOfWhatCannotBeWritten(@TempDir Path directory) throws IOException {
        take("out/bg-maximal.notification.json");
        Path copied = directory.resolve("mappings");
        FileSystemUtils.copyRecursively(MAPPINGS, copied);
        Path out = copied.resolve("at/out.jslt");
        Files.writeString(out, Files.readString(out).replace("\"fassung\": .revision", "\"fassung\": .id"));

        assertThat(lines()).noneMatch(line -> line.contains("notification.fassung: written in no sample"));
        assertThat(lines(copied)).anyMatch(line -> line.contains("notification.fassung: written in no sample"));
    }

    @Test
    void changesNothingInWhatMappingsGive() {
        CoveredMappings covered = CoveredMappings.read(MAPPINGS);

        for (String partner : covered.mappings().partners()) {
            Samples own =
                    new Samples(SAMPLES, MAPPINGS, partner, covered.mappings().of(partner));
            assertThat(Stream.of(own.in(), own.out(), own.receipts(), own.pictures())
                            .flatMap(kind -> kind)
                            .flatMap(sample -> sample.difference().get().stream()))
                    .isEmpty();
        }
    }

    private void take(String sample) throws IOException {
        Path to = samples.resolve("at").resolve(sample);
        Files.createDirectories(to.getParent());
        Files.copy(SAMPLES.resolve("at").resolve(sample), to);
    }

    private List<String> lines() throws IOException {
        return lines(MAPPINGS);
    }

    private List<String> lines(Path mappings) throws IOException {
        StringWriter text = new StringWriter();
        new CoverageCheck(mappings, samples).print(CoverageCheck.ALL, new PrintWriter(text));
        return text.toString()
                .lines()
                .filter(line -> line.matches("(.*mappings/at/|at: ).*"))
                .toList();
    }

    /** How many are not exercised. */
    private static int of(List<String> lines) {
        return lines.size() - 1;
    }
}
