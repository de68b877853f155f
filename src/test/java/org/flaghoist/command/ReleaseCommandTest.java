package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ReleaseCommandTest {

    @Test
    void takesTheSamplesOfAllPartners() throws IOException {
        try (Stream<Path> samples = Files.walk(Path.of("src/test/samples"))) {
            String[] words = Stream.concat(
                            Stream.of("release"),
                            samples.map(Path::toString)
                                    .filter(file -> file.matches(".*/in/[^/]*\\.notification\\.json")))
                    .toArray(String[]::new);

            assertThat(words).hasSizeGreaterThan(100);
            assertThat(Commands.run(words)).isZero();
        }
    }
}
