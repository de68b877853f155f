package org.flaghoist.tryout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.flaghoist.exchange.PolicyDecisions;
import org.flaghoist.exchange.PureWork;
import org.flaghoist.exchange.Setup;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.mapping.BrokenMapping;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.Urgency;
import org.flaghoist.release.ReleaseDecision;
import org.jspecify.annotations.Nullable;

/**
 * Does with a partner's file what the routes do, in the same order by the same classes: cut, read, decide, render. It
 * knows neither ledger nor broker, so nothing is recorded, and nothing leaves.
 */
public final class Tryout {

    /** Bytes of one notification, as {@code flaghoist.hub.largest-notification} is shipped. */
    public static final int SHIPPED_LARGEST = 1 << 20;

    private final Setup setup;
    private final int largest;
    private final Function<ObjectNode, Set<String>> earlier;

    /**
     * @param largest bytes of one notification
     * @param earlier who received an earlier revision of a notification
     */
    public Tryout(Setup setup, int largest, Function<ObjectNode, Set<String>> earlier) {
        this.setup = setup;
        this.largest = largest;
        this.earlier = earlier;
    }

    /**
     * @param file as the partner puts it on its server, or what a message of it says; not PGP-protected
     * @param most notifications; what follows them in the file is left out
     * @throws IllegalArgumentException for a partner without mapping
     */
    public TriedFile file(String partner, byte[] file, int most) {
        Mapping mapping = setup.mappings().of(partner);
        try {
            List<Piece> pieces = PureWork.of(() -> mapping.cut(file));
            List<TriedNotification> tried = pieces.stream()
                    .limit(most)
                    .map(piece -> notification(mapping, piece.ofMost(largest)))
                    .toList();
            return new TriedFile(partner, file, pieces.size(), tried, null);
        } catch (Rejection fault) {
            return new TriedFile(partner, file, 0, List.of(), fault);
        }
    }

    /** Whether a partner has a mapping. */
    public boolean knows(String partner) {
        return setup.mappings().partners().contains(partner);
    }

    /**
     * How urgent a piece looks before it is read.
     *
     * @throws IllegalArgumentException for a partner without mapping
     */
    public Urgency urgencyAtSight(String partner, Piece piece) {
        return setup.mappings().of(partner).urgencyAtSight(piece.bytes());
    }

    /**
     * @param piece of a file, as it was cut out
     * @throws IllegalArgumentException for a partner without mapping
     */
    public TriedNotification piece(String partner, Piece piece) {
        return notification(setup.mappings().of(partner), piece.ofMost(largest));
    }

    private TriedNotification notification(Mapping mapping, Piece piece) {
        byte[] original = piece.bytes();
        try {
            ObjectNode notification = PureWork.orBroken(() -> mapping.translate(piece));
            return new TriedNotification(piece.number(), original, notification, List.of(), null, copies(notification));
        } catch (Rejection fault) {
            return rejected(mapping, piece, fault, null);
        } catch (BrokenMapping broken) {
            return rejected(mapping, piece, broken.rejection(), broken);
        }
    }

    private static TriedNotification rejected(
            Mapping mapping, Piece piece, Rejection fault, @Nullable BrokenMapping broken) {
        // What has broken off would do so again.
        boolean isOnly = piece.fault() != null || fault.code() == FaultCode.INTERNAL;
        List<Rejection> faults = isOnly ? List.of(fault) : mapping.faults(piece.bytes(), piece.number(), fault);
        return new TriedNotification(piece.number(), piece.bytes(), null, faults, broken, List.of());
    }

    private List<TriedCopy> copies(ObjectNode notification) {
        return PolicyDecisions.of(setup.policy(), setup::takesAnswers, notification, earlier.apply(notification))
                .entrySet()
                .stream()
                .map(decided -> copy(decided.getKey(), decided.getValue()))
                .toList();
    }

    /** Also of what is held: what two releasers would let go. */
    private TriedCopy copy(String recipient, ReleaseDecision decision) {
        ObjectNode content = decision.notification();
        if (content == null) {
            return new TriedCopy(recipient, decision, null, null, null);
        }
        Mapping mapping = setup.mappings().of(recipient);
        try {
            byte[] rendered = PureWork.orBroken(() -> mapping.render(content));
            return new TriedCopy(recipient, decision, rendered, null, null);
        } catch (Rejection fault) {
            return new TriedCopy(recipient, decision, null, fault, null);
        } catch (BrokenMapping broken) {
            return new TriedCopy(recipient, decision, null, broken.rejection(), broken);
        }
    }
}
