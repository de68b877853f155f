package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.Urgency;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** How urgent a message looks, by the pattern in its partner's format.yaml, is what it is when it is read. */
class UrgencyAtSightTest {

    @TestFactory
    Stream<DynamicTest> isThatOfEverySampleAndOfAllUrgencies() {
        return Shipped.partners().stream().map(partner -> DynamicTest.dynamicTest(partner, () -> check(partner)));
    }

    private static void check(String partner) throws IOException {
        Mapping mapping = Shipped.mapping(partner);
        Set<Urgency> seen = EnumSet.noneOf(Urgency.class);
        for (Path sample : InboundSamples.samples(partner, mapping.extension())) {
            for (Piece piece : pieces(mapping, Files.readAllBytes(sample))) {
                Optional<ObjectNode> read = read(mapping, piece);
                if (read.isPresent()) {
                    Urgency urgency = Urgency.of(read.get());
                    assertThat(mapping.urgencyAtSight(piece.bytes()))
                            .as(sample + " " + piece.number())
                            .isEqualTo(urgency);
                    seen.add(urgency);
                }
            }
        }
        assertThat(seen).as("urgencies among the samples").contains(Urgency.ROUTINE, Urgency.IMMEDIATE);
    }

    private static Iterable<Piece> pieces(Mapping mapping, byte[] file) {
        try {
            return mapping.cut(file);
        } catch (Rejection fault) {
            return Set.of();
        }
    }

    private static Optional<ObjectNode> read(Mapping mapping, Piece piece) {
        try {
            return Optional.of(mapping.translate(piece));
        } catch (Rejection fault) {
            return Optional.empty();
        }
    }
}
