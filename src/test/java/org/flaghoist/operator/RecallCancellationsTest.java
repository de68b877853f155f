package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.HubSchema;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.testing.ShippedPartners;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The hub's own cancellation of each notification that there is a sample of. */
class RecallCancellationsTest {

    private static final Path MAPPINGS = Path.of("mappings");
    private static final Instant AT = Instant.parse("2026-11-27T13:02:11.532Z");

    static List<Path> notifications() throws IOException {
        // Others are samples of partners that are not shipped.
        String shipped = String.join("|", ShippedPartners.ids());
        try (Stream<Path> samples = Files.walk(Path.of("src/test/samples"))) {
            return samples.filter(file -> file.toString().matches(".*/(" + shipped + ")/in/.*\\.notification\\.json"))
                    // Nobody can recall an answer.
                    .filter(file -> !file.getFileName().toString().startsWith("answer-"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("notifications")
    void isInTheHubsFormAndCanBeGivenToWhoeverWasGivenWhatItCancels(Path sample) throws IOException {
        SetupFaults faults = new SetupFaults();
        Mappings mappings = Mappings.read(MAPPINGS, faults);
        faults.throwIfAny();
        HubSchema schema = HubSchema.read(MAPPINGS.resolve("notification.schema.json"));
        ObjectNode last = (ObjectNode) new ObjectMapper().readTree(sample.toFile());

        ObjectNode cancellation =
                RecallCancellations.of(last, last.path("revision").intValue() + 1, AT);

        assertThat(schema.check(cancellation)).isEmpty();
        assertThat(mappings.partners())
                .filteredOn(partner -> canBeGiven(mappings.of(partner), last))
                .allSatisfy(partner -> assertThatCode(() -> mappings.of(partner).render(cancellation))
                        .doesNotThrowAnyException());
    }

    private static boolean canBeGiven(Mapping mapping, ObjectNode notification) {
        try {
            return mapping.render(notification).length > 0;
        } catch (Rejection fault) {
            return false;
        }
    }
}
