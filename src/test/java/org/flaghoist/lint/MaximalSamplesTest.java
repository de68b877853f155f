package org.flaghoist.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.SetupFaults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** No path of a mapping is dead or mistyped: every value of the maximal samples shows, in and out. */
final class MaximalSamplesTest {

    private static final Path SHIPPED = Path.of("src/test/samples");

    private Path mappings = Path.of("");
    private Path samples = Path.of("");

    @BeforeEach
    void copy(@TempDir Path folder) throws IOException {
        mappings = folder.resolve("mappings");
        samples = folder.resolve("samples");
        FileSystemUtils.copyRecursively(Path.of("mappings"), mappings);
        FileSystemUtils.copyRecursively(SHIPPED.resolve("ro"), samples.resolve("ro"));
    }

    @Test
    void findsNothingOfTheShippedPartners() throws IOException {
        assertThat(MaximalSamples.faults(SHIPPED, Path.of("mappings"), read(Path.of("mappings"))))
                .isEmpty();
    }

    @Test
    void findsAMemberThatIsNotWritten() throws IOException {
        rewrite(mappings.resolve("ro/out.jslt"), "\"constructor\": .maker", "\"constructor\": .makr");

        assertThat(found())
                .containsExactly(mappings.resolve("ro/out.jslt") + ":1: /vessels/*/maker: in the samples with 'maximal'"
                        + " in their names it changes nothing in what is written; move it, or say so in "
                        + samples.resolve("ro/not-carried.csv") + ": out;<member>;<reason>");
    }

    @Test
    void findsAFieldThatIsNotRead() throws IOException {
        rewrite(mappings.resolve("ro/in.jslt"), "\"maker\": romanian(.constructor)", "\"maker\": .constructr");

        assertThat(found())
                .singleElement()
                .asString()
                .startsWith(mappings.resolve("ro/in.jslt") + ":1: /ambarcatiuni/ambarcatiune/*/constructor: in the"
                        + " samples with 'maximal' in their names it changes nothing in what is read");
    }

    @Test
    void findsARowThatExcusesWhatIsCarried() throws IOException {
        Path rows = samples.resolve("ro/not-carried.csv");
        int line = Files.readAllLines(rows).size() + 1;
        Files.writeString(rows, Files.readString(rows) + "out;/narrative/*/text;why\n");

        assertThat(found())
                .singleElement()
                .asString()
                .startsWith(rows + ":" + line + ": /narrative/*/text: is carried, as the samples with 'maximal'");
    }

    @Test
    void findsWhatDoesNotComeBack() throws IOException {
        Path rows = samples.resolve("ro/not-carried.csv");
        Files.writeString(rows, Files.readString(rows).replaceFirst("(?m)^alone;/sender;.*\\n", ""));

        assertThat(found())
                .singleElement()
                .asString()
                .contains("ro/out.jslt:1: /sender: ", " it does not come back when what is written is read again; ");
    }

    @Test
    void asksForNoSampleOfWhatAFormCannotSay() throws IOException {
        Path rows = samples.resolve("ro/not-carried.csv");
        Files.writeString(rows, Files.readString(rows) + "out;/grading/suspectedFalse;no field\n");
        Files.delete(samples.resolve("ro/out/more-maximal-suspected-false.notification.json"));

        assertThat(found()).noneMatch(fault -> fault.contains("suspectedFalse"));
    }

    @Test
    void findsAMemberThatNoSampleHas() throws IOException {
        Files.delete(samples.resolve("ro/out/more-maximal-suspected-false.notification.json"));

        assertThat(found())
                .anyMatch(fault ->
                        fault.startsWith(samples.resolve("ro/out") + ":1: folder: members of the hub's form that"
                                + " no sample with 'maximal' in its name has: /grading/suspectedFalse; "));
    }

    private List<String> found() throws IOException {
        return MaximalSamples.faults(samples, mappings, read(mappings));
    }

    private static Mappings read(Path folder) {
        SetupFaults faults = new SetupFaults();
        Mappings mappings = Mappings.read(folder, faults);
        faults.throwIfAny();
        return mappings;
    }

    private static void rewrite(Path file, String from, String to) throws IOException {
        String before = Files.readString(file);
        assertThat(before).contains(from);
        Files.writeString(file, before.replace(from, to));
    }
}
