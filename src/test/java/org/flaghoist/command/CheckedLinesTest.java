package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whatever is wrong with a file: each line about it has one shape, by which an editor finds the place. */
@ExtendWith(OutputCaptureExtension.class)
final class CheckedLinesTest {

    private static final Pattern SHAPE = Pattern.compile("[^:]+:[1-9][0-9]*: [^:]+: .+");

    private CopiedSetup setup = new CopiedSetup(Path.of(""));

    @BeforeEach
    void copy(@TempDir Path to) throws IOException {
        setup = CopiedSetup.in(to);
    }

    /** Files whose faults do not hide each other's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "config/broker.xml config/broker/users.properties",
                "config/partners/ro.yaml config/release-policy.yaml mappings/at/type.csv mappings/europol/out.jslt"
                        + " mappings/ly/format.yaml mappings/uk/called.yaml",
                "mappings/codes/added-conditions.csv mappings/europol/europol.xsd",
                "mappings/notification.schema.json"
            })
    void beginsEachLineWithFileLineAndKey(String names, CapturedOutput output) throws IOException {
        List<Path> files = Stream.of(names.split(" ")).map(setup::file).toList();
        List<UnaryOperator<byte[]>> changes = List.of(
                sound -> new byte[0],
                sound -> "\u0001{{<<;;\n".getBytes(StandardCharsets.UTF_8),
                sound -> new String(sound, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16),
                sound -> Arrays.copyOf(sound, sound.length / 2));
        for (UnaryOperator<byte[]> change : changes) {
            for (Path file : files) {
                Files.write(file, change.apply(Files.readAllBytes(setup.folder().relativize(file))));
            }
            setup.check();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        setup.check();

        assertThat(output.getErr()).isEmpty();
        assertThat(output.getOut().lines().filter(CheckedLinesTest::isFault))
                .isNotEmpty()
                .allMatch(line -> SHAPE.matcher(line).matches())
                .noneMatch(line -> line.contains("Exception"));
    }

    /** What it says beside faults: headings, the samples that were not tried, what is no fault, how many are left. */
    private static boolean isFault(String line) {
        return !line.matches("-- .*|not tried, .*|one way only: .*|[0-9]+ (samples|partners).*|.*; no fault");
    }
}
