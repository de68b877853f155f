package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Rejection;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever is done to a message, it gives a notification or a rejection with a code and a place, and the sender can be
 * reported. A failure names the seed; {@code new Mutations(seed).of(sample)} is the message.
 */
final class DamagedMessagesTest {

    private static final Set<FaultCode> NOT_OF_A_MESSAGE = EnumSet.of(
            FaultCode.INTERNAL,
            FaultCode.UNENCODABLE,
            FaultCode.TOO_LONG,
            FaultCode.ID_REUSED,
            FaultCode.REVISION_ORDER,
            FaultCode.NOT_TEXT);
    private static final int PIECES = 4;
    private static final int TRIES = Integer.getInteger("flaghoist.damage.tries", 150);

    @TestFactory
    Stream<DynamicTest> acceptsOrRejectsDamagedFiles() {
        return samples((partner, file) -> {
            Mapping mapping = Shipped.mapping(partner);
            byte[] sample = SampleFolders.bytes(file);
            for (long seed = 0; seed < TRIES; seed++) {
                checkFile(mapping, new Mutations(seed).of(sample), file + ", seed " + seed);
            }
        });
    }

    /** A file's own checks, such as a checksum, keep most damage from the pieces. */
    @TestFactory
    Stream<DynamicTest> acceptsOrRejectsDamagedPieces() {
        return samples((partner, file) -> {
            Mapping mapping = Shipped.mapping(partner);
            for (Piece piece : pieces(mapping, SampleFolders.bytes(file))) {
                for (long seed = 0; seed < TRIES; seed++) {
                    byte[] damaged = new Mutations(seed).of(piece.bytes());
                    checkPiece(mapping, damaged, piece.number(), file + ", " + piece.number() + ", seed " + seed);
                }
            }
        });
    }

    private interface Check {
        void of(String partner, Path sample);
    }

    private static Stream<DynamicTest> samples(Check check) {
        return Shipped.partners().stream()
                .flatMap(partner -> InboundSamples.samples(
                                partner, Shipped.mapping(partner).extension())
                        .stream()
                        .map(file -> DynamicTest.dynamicTest(
                                partner + "/" + file.getFileName(), () -> check.of(partner, file))));
    }

    private static Iterable<Piece> pieces(Mapping mapping, byte[] sample) {
        try {
            return mapping.cut(sample).stream().limit(PIECES).toList();
        } catch (Rejection e) {
            return List.of();
        }
    }

    private static void checkFile(Mapping mapping, byte[] file, String description) {
        try {
            for (Piece piece : mapping.cut(file)) {
                checkPiece(mapping, piece.bytes(), piece.number(), description);
            }
        } catch (Rejection e) {
            checkRejection(mapping, e, description);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(description, e);
        }
    }

    private static void checkPiece(Mapping mapping, byte[] piece, int number, String description) {
        try {
            ObjectNode notification = mapping.translate(piece, number);
            assertThat(Shipped.SCHEMA.check(notification)).as(description).isEmpty();
        } catch (Rejection e) {
            checkRejection(mapping, e, description);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(description + ": " + new String(piece, StandardCharsets.ISO_8859_1), e);
        }
    }

    private static void checkRejection(Mapping mapping, Rejection rejection, String description) {
        assertThat(rejection.code()).as(description).isNotIn(NOT_OF_A_MESSAGE);
        assertThat(rejection.location()).as(description).isNotNull();
        Receipt receipt = new Receipt(
                "R-1",
                rejection.id(),
                rejection.revision(),
                Receipt.Status.REJECTED,
                null,
                rejection.code().name(),
                rejection.detail(),
                rejection.location(),
                rejection.field(),
                "2026-11-03T08:15:00Z");
        try {
            assertThat(mapping.receipt(receipt)).isNotEmpty();
        } catch (RuntimeException e) {
            throw new AssertionError(description + ": no receipt for " + rejection + ", " + rejection.detail(), e);
        }
    }
}
