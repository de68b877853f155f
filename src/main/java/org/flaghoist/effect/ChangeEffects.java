package org.flaghoist.effect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.flaghoist.effect.KeptMessages.KeptMessage;
import org.flaghoist.exchange.Setup;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.notification.Action;
import org.flaghoist.notification.Urgency;
import org.flaghoist.tryout.TriedNotification;
import org.flaghoist.tryout.Tryout;

/**
 * Runs what a ledger keeps through the files as they are and through changed ones, and says what differs. Nothing is
 * recorded, and nothing leaves.
 */
public final class ChangeEffects {

    private final Effects effects = new Effects();
    private final EarlierRecipients earlier;
    private final Tryout before;
    private final Tryout after;
    private final EffectFinder finder;
    private final TakenFiles files;
    private final ReceiptEffects receipts;

    /**
     * @param before the files as they are
     * @param after the changed ones
     * @param largest bytes of one notification
     */
    public ChangeEffects(EarlierRecipients earlier, Setup before, Setup after, int largest, CopyComparison copies) {
        this.earlier = earlier;
        this.before = new Tryout(before, largest, this::earlier);
        this.after = new Tryout(after, largest, this::earlier);
        this.finder = new EffectFinder(copies, before.policy()::hasOpenWord);
        this.files = new TakenFiles(before, after);
        this.receipts = new ReceiptEffects(before.mappings(), after.mappings(), copies);
    }

    private Set<String> earlier(ObjectNode notification) {
        // Both ways ask for each notification, and most are new.
        if (Action.NEW.isOf(notification)) {
            return Set.of();
        }
        return earlier.of(
                notification.path("sender").asText(),
                notification.path("id").asText(),
                notification.path("revision").asInt());
    }

    /** Looks at one more. */
    public void look(KeptMessage message) {
        if (before.knows(message.sender())) {
            effects.add(message.sender() + " " + message.name(), message.at(), of(message));
        }
    }

    private List<FoundEffect> of(KeptMessage message) {
        Piece piece = Piece.of(message.piece(), message.original());
        String sender = message.sender();
        TriedNotification then = before.piece(sender, piece);
        if (!after.knows(sender)) {
            return List.of(ReadEffect.ofNoSender(sender, then));
        }
        if (files.isLeft(sender, message.file())) {
            return List.of(ReadEffect.ofLeftFile(sender, then));
        }
        TriedNotification now = after.piece(sender, piece);
        // What is newly rejected has other receipts, and the rejection says it.
        boolean isRejected = then.form() != null && now.form() == null;
        return Stream.of(
                        finder.compare(sender, then, now).stream(),
                        ofSight(sender, piece).stream(),
                        receipts.between(sender, message.receipts(), then)
                                .filter(effect -> !isRejected || effect.kind() != EffectKind.ANSWERED_OTHERWISE))
                .flatMap(Function.identity())
                .toList();
    }

    private Optional<FoundEffect> ofSight(String sender, Piece piece) {
        Urgency was = before.urgencyAtSight(sender, piece);
        Urgency is = after.urgencyAtSight(sender, piece);
        return was == is
                ? Optional.empty()
                : Optional.of(new FoundEffect(EffectKind.SEEN_OTHERWISE, sender, "", turn(was), turn(is), List.of()));
    }

    private static String turn(Urgency atSight) {
        return atSight.isUrgent() ? "ahead of others, as " + atSight : "in its turn";
    }

    /** Of all that were looked at. */
    public Effects effects() {
        return effects;
    }
}
