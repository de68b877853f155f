package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.flaghoist.mapping.CoveredMappings;
import org.junit.jupiter.api.Test;

final class CoverageCheckTest {

    private static final Path MAPPINGS = Path.of("mappings");
    private static final Path SAMPLES = Path.of("src/test/samples");

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
}
