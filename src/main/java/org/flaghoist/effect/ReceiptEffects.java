package org.flaghoist.effect;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flaghoist.exchange.PureWork;
import org.flaghoist.mapping.BrokenMapping;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.notification.Rejection;
import org.flaghoist.tryout.TriedCopy;
import org.flaghoist.tryout.TriedNotification;
import org.jspecify.annotations.Nullable;

/** Compares how two configurations write the receipts that a sender was sent. */
record ReceiptEffects(Mappings before, Mappings after, CopyComparison copies) {

    /** A receipt in its sender's own form, or why there is none. */
    private record Written(
            byte @Nullable [] content,
            @Nullable Rejection fault,
            @Nullable BrokenMapping broken) {

        static Written of(Mapping mapping, Receipt receipt) {
            try {
                return new Written(PureWork.orBroken(() -> mapping.receipt(receipt)), null, null);
            } catch (Rejection fault) {
                return new Written(null, fault, null);
            } catch (BrokenMapping broken) {
                return new Written(null, broken.rejection(), broken);
            }
        }

        String what(Receipt receipt) {
            if (fault == null) {
                return receipt.status().name();
            }
            return receipt.status() + ", but cannot be written: "
                    + (broken == null ? ReadEffect.fault(fault) : broken.place());
        }
    }

    /** @param tried the notification by the files as they are, which says what is not kept of them */
    Stream<FoundEffect> between(String sender, List<Receipt> receipts, TriedNotification tried) {
        return receipts.stream()
                .map(receipt -> of(sender, whole(receipt, tried)))
                .flatMap(Optional::stream)
                .distinct();
    }

    private Optional<FoundEffect> of(String sender, Receipt receipt) {
        Written was = Written.of(before.of(sender), receipt);
        Written is = Written.of(after.of(sender), receipt);
        byte[] then = was.content();
        byte[] now = is.content();
        if (then != null && now != null) {
            FieldChanges changes = copies.fields(sender, then, now);
            return changes.isEmpty()
                    ? Optional.empty()
                    : Optional.of(effect(EffectKind.ANSWERED_OTHERWISE, sender, receipt, was, is, changes.fields())
                            .with(changes.words()));
        }
        if (then == null && now == null) {
            return Optional.empty();
        }
        EffectKind kind = then == null ? EffectKind.ANSWERED : EffectKind.UNANSWERED;
        return Optional.of(effect(kind, sender, receipt, was, is, List.of())
                .with(
                        is.fault() == null
                                ? null
                                : NewFault.of(sender, is.fault(), is.broken()).ofReceipt()));
    }

    private static FoundEffect effect(
            EffectKind kind, String sender, Receipt receipt, Written was, Written is, List<String> fields) {
        return new FoundEffect(kind, sender, "", was.what(receipt), is.what(receipt), fields);
    }

    /** With details, place and field as far as they follow from the notification. */
    private static Receipt whole(Receipt receipt, TriedNotification tried) {
        String recipient = receipt.recipient();
        Rejection fault = (recipient == null ? tried.faults().stream() : faults(recipient, tried))
                .filter(each -> each.code().name().equals(receipt.code()))
                .findFirst()
                .orElse(null);
        String body = recipient == null ? null : RecipientId.body(recipient);
        return new Receipt(
                receipt.receipt(),
                receipt.id(),
                receipt.revision(),
                receipt.status(),
                recipient,
                receipt.code(),
                fault == null ? body : fault.detail(),
                fault == null || fault.location().isEmpty() ? null : fault.location(),
                fault == null ? null : fault.field(),
                receipt.at());
    }

    private static Stream<Rejection> faults(String recipient, TriedNotification tried) {
        return tried.copies().stream()
                .filter(copy -> copy.recipient().equals(recipient))
                .map(TriedCopy::fault)
                .flatMap(Stream::ofNullable);
    }
}
