package org.flaghoist.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.HubSchema;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.release.PolicyWords;
import org.flaghoist.release.ReleaseDecision;
import org.flaghoist.release.ReleasePolicy;
import org.flaghoist.release.ReleasePolicyFile;
import org.flaghoist.testing.BoundedCost;
import org.flaghoist.testing.Seeds;

/** What the hub does with a message of one partner, checked against what must hold for any bytes. */
final class Exchange {

    private static final Path MAPPINGS_FOLDER = Path.of("mappings");
    private static final HubSchema SCHEMA = HubSchema.read(MAPPINGS_FOLDER.resolve("notification.schema.json"));
    private static final Mappings MAPPINGS = mappings();
    private static final ReleasePolicy POLICY = policy();
    private static final int MOST_PIECES = 20;
    private static final Set<FaultCode> NOT_OF_A_MESSAGE = EnumSet.of(
            FaultCode.INTERNAL,
            FaultCode.UNENCODABLE,
            FaultCode.TOO_LONG,
            FaultCode.ID_REUSED,
            FaultCode.REVISION_ORDER,
            FaultCode.NOT_TEXT);
    // SCHEMA: XML has no words for the offset of a time when zones had seconds.
    private static final Set<FaultCode> OF_A_RENDERING =
            EnumSet.of(FaultCode.UNENCODABLE, FaultCode.TOO_LONG, FaultCode.SCHEMA);

    private final String partner;
    private final Mapping mapping;

    Exchange(String partner) {
        this.partner = partner;
        this.mapping = MAPPINGS.of(partner);
    }

    private static Mappings mappings() {
        SetupFaults faults = new SetupFaults();
        Mappings mappings = Mappings.read(MAPPINGS_FOLDER, faults);
        faults.throwIfAny();
        return mappings;
    }

    private static ReleasePolicy policy() {
        SetupFaults faults = new SetupFaults();
        ReleasePolicyFile file = ReleasePolicyFile.read(
                Path.of("config/release-policy.yaml"), PolicyWords.read(MAPPINGS_FOLDER), faults);
        faults.throwIfAny();
        return Objects.requireNonNull(file).policy();
    }

    static Set<String> partners() {
        return MAPPINGS.partners();
    }

    /** The partner's samples that come in, and the single notifications in them. */
    static Stream<byte[]> messages(String partner) {
        Mapping mapping = MAPPINGS.of(partner);
        List<byte[]> files = Seeds.samples(
                        partner + "/in",
                        name -> name.endsWith("." + mapping.extension())
                                && !name.matches(".*\\.(notification|notifications|rejected)\\.json"))
                .toList();
        Stream<byte[]> found = Seeds.found(partner);
        return Stream.of(files.stream(), files.stream().flatMap(file -> pieces(mapping, file)), found)
                .flatMap(seeds -> seeds);
    }

    private static Stream<byte[]> pieces(Mapping mapping, byte[] file) {
        try {
            return mapping.cut(file).stream().map(Piece::bytes).filter(piece -> piece.length != file.length);
        } catch (Rejection e) {
            return Stream.empty();
        }
    }

    /** As a file, and as a single notification of one, which the checks of a file would keep most bytes from. */
    void check(byte[] message) {
        try {
            List<Piece> pieces = mapping.cut(message);
            pieces.stream().limit(MOST_PIECES).forEach(this::check);
        } catch (Rejection fault) {
            check(fault);
        }
        check(Piece.of(2, message));
    }

    private void check(Piece piece) {
        BoundedCost.of(() -> {
            try {
                ObjectNode notification = mapping.translate(piece);
                assertThat(notification.path("sender").textValue()).isEqualTo(partner);
                check(notification, OF_A_RENDERING);
            } catch (Rejection fault) {
                check(fault);
            }
        });
    }

    private void check(Rejection fault) {
        assertThat(fault.code()).isNotIn(NOT_OF_A_MESSAGE);
        assertThat(fault.location()).isNotNull();
        assertThat(mapping.receipt(receipt(fault))).isNotEmpty();
    }

    private static Receipt receipt(Rejection fault) {
        String location = fault.location().isEmpty() ? null : fault.location();
        return new Receipt(
                "R-1",
                fault.id(),
                fault.revision(),
                Receipt.Status.REJECTED,
                null,
                fault.code().name(),
                fault.detail(),
                location,
                fault.field(),
                "2026-11-03T08:15:00Z");
    }

    /** True where it is one by the hub's schema. */
    static boolean isNotification(ObjectNode notification) {
        return SCHEMA.check(notification).isEmpty();
    }

    /** What was accepted is valid, and each recipient gets bytes or cannot be given them for a reason. */
    static void check(ObjectNode notification, Set<FaultCode> reasons) {
        assertThat(SCHEMA.check(notification)).isEmpty();
        POLICY.decide(notification, Set.of()).forEach((recipient, decision) -> render(recipient, decision, reasons));
    }

    private static void render(String recipient, ReleaseDecision decision, Set<FaultCode> reasons) {
        if (decision.notification() == null || !partners().contains(recipient)) {
            return;
        }
        try {
            assertThat(MAPPINGS.of(recipient).render(decision.notification())).isNotEmpty();
        } catch (Rejection fault) {
            assertThat(fault.code())
                    .as("%s: %s %s", recipient, fault.field(), fault.detail())
                    .isIn(reasons);
            assertThat(fault.location()).isEmpty();
            assertThat(fault.field()).isNotEmpty();
        }
    }

    static void check(String sender, Receipt receipt) {
        assertThat(MAPPINGS.of(sender).receipt(receipt)).isNotEmpty();
    }
}
