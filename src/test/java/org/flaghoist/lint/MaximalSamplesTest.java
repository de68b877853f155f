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
    void namesTheFieldThatAMemberIsToBeWrittenTo() throws IOException {
        Path out = mappings.resolve("ro/out.jslt");
        int line = rewrite(out, "\"constructor\": .maker", "\"constructor\": .makr");

        assertThat(found())
                .containsExactly(out + ":" + line + ": ambarcatiuni.ambarcatiune.constructor: in the samples with"
                        + " 'maximal' in their names this changes nothing in what is written: /vessels/*/maker; move it"
                        + " here, or say so in " + samples.resolve("ro/not-carried.csv")
                        + ": out;/vessels/*/maker;<reason>");
    }

    @Test
    void namesTheMemberThatAFieldIsToBeReadTo() throws IOException {
        Path in = mappings.resolve("ro/in.jslt");
        int line = rewrite(in, "\"maker\": romanian(.constructor)", "\"maker\": .constructr");

        assertThat(found())
                .singleElement()
                .asString()
                .startsWith(in + ":" + line + ": vessels.maker: in the samples with 'maximal' in their names this"
                        + " changes nothing in what is read: /ambarcatiuni/ambarcatiune/*/constructor; move it here, ");
    }

    @Test
    void saysOnceThatAWholeListIsNotWritten() throws IOException {
        Path out = mappings.resolve("ro/out.jslt");
        int line = rewrite(out, "[for (.vessels)", "[for (.vesels)");

        assertThat(found())
                .singleElement()
                .asString()
                .startsWith(out + ":" + line + ": ambarcatiuni.ambarcatiune: ")
                .contains("in what is written: /vessels/*/capacity, /vessels/*/")
                .endsWith(": out;<member>;<reason>");
    }

    @Test
    void namesTheListAroundWhatTheOtherMappingDoesNotMove() throws IOException {
        Path rows = samples.resolve("ro/not-carried.csv");
        Files.writeString(rows, Files.readString(rows).replaceFirst("(?m)^out;/engines/\\*/serialKey;.*\\n", ""));

        assertThat(found()).singleElement().asString().contains("ro/out.jslt:", ": motoare.motor: ", "/serialKey; ");
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
                .contains(
                        "ro/out.jslt:",
                        ": antet.expeditor: ",
                        " this does not come back when what is written is read again: /sender; ");
    }

    @Test
    void asksForNoSampleOfWhatAFormCannotSay() throws IOException {
        Path rows = samples.resolve("ro/not-carried.csv");
        Files.writeString(rows, Files.readString(rows) + "out;/grading/suspectedFalse;no field\n");
        Files.delete(samples.resolve("ro/out/more-maximal-suspected-false.notification.json"));

        assertThat(found()).noneMatch(fault -> fault.contains("suspectedFalse"));
    }

    /** The mapping is right: of a grading of another scheme nothing of the original goes out. */
    @Test
    void asksForASampleOfThePartnersOwnScheme() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("src/test/samples/fr-partner/mappings/fr"), mappings.resolve("fr"));
        FileSystemUtils.copyRecursively(
                Path.of("src/test/samples/fr-partner/src/test/samples/fr"), samples.resolve("fr"));
        Files.delete(samples.resolve("fr/out/maximal-own-grading.notification.json"));

        assertThat(found())
                .singleElement()
                .asString()
                .startsWith(samples.resolve("fr/out")
                        + ":1: folder: no sample with 'maximal' in its name has a grading of" + " scheme FR-");
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

    /** @return the line that is another */
    private static int rewrite(Path file, String from, String to) throws IOException {
        String before = Files.readString(file);
        assertThat(before).containsOnlyOnce(from);
        Files.writeString(file, before.replace(from, to));
        return (int) before.substring(0, before.indexOf(from) + 1).lines().count();
    }
}
