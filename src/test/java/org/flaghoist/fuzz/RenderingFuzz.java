package org.flaghoist.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.testing.BoundedCost;
import org.flaghoist.testing.Seeds;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is valid by the hub's schema goes to each recipient, or cannot for a reason. */
final class RenderingFuzz {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** The schema knows the form of a country, an original grading or a day, but not which there are. */
    private static final Set<FaultCode> REASONS = Set.of(
            FaultCode.UNENCODABLE,
            FaultCode.TOO_LONG,
            FaultCode.CODE_UNKNOWN,
            FaultCode.TIME_INVALID,
            FaultCode.SCHEMA);

    static Stream<byte[]> seeds() {
        return Stream.concat(
                Exchange.partners().stream()
                        .flatMap(partner -> Seeds.samples(partner, name -> name.endsWith(".notification.json"))),
                Seeds.found("rendering"));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "1m")
    void rendersOrRefuses(byte[] notification) {
        if (tree(notification) instanceof ObjectNode object
                && Exchange.isNotification(object)
                && Exchange.partners().contains(object.path("sender").textValue())) {
            BoundedCost.of(() -> Exchange.check(object, REASONS));
        }
    }

    private static JsonNode tree(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException | NumberFormatException e) {
            return JSON.nullNode();
        }
    }
}
