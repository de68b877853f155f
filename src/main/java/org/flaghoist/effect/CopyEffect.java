package org.flaghoist.effect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flaghoist.ledger.RemovedPart;
import org.flaghoist.notification.NotificationType;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.notification.Rejection;
import org.flaghoist.tryout.TriedCopy;
import org.flaghoist.tryout.TriedNotification;
import org.jspecify.annotations.Nullable;

/** Compares what one recipient has of a notification by two configurations. */
record CopyEffect(String sender, String recipient, CopyComparison copies) {

    private static final String NOTHING = "nothing";

    Optional<FoundEffect> between(TriedNotification before, TriedNotification after) {
        TriedCopy then = copy(before);
        TriedCopy now = copy(after);
        String was = what(before, then);
        String is = what(after, now);
        CopyState had = CopyState.of(then);
        CopyState has = CopyState.of(now);
        boolean areCopies = had == has && had.isCopy();
        if (areCopies && then != null && now != null) {
            List<String> redacted = redactions(then, now);
            if (!redacted.isEmpty()) {
                return Optional.of(effect(EffectKind.REDACTED_OTHERWISE, was, is, redacted));
            }
            FieldChanges changes = changes(then, now);
            if (!changes.isEmpty()) {
                return Optional.of(effect(EffectKind.RENDERED_OTHERWISE, was, is, changes.fields())
                        .with(changes.words()));
            }
        }
        return had == has && was.equals(is)
                ? Optional.empty()
                : Optional.of(effect(had.to(has), was, is, List.of()).with(NewFault.of(then, now)));
    }

    private @Nullable TriedCopy copy(TriedNotification tried) {
        return tried.copies().stream()
                .filter(copy -> copy.recipient().equals(recipient))
                .findFirst()
                .orElse(null);
    }

    private FoundEffect effect(EffectKind kind, String was, String is, List<String> fields) {
        return new FoundEffect(kind, sender, recipient, was, is, fields);
    }

    private FieldChanges changes(TriedCopy then, TriedCopy now) {
        byte[] was = then.content();
        byte[] is = now.content();
        return was == null || is == null ? FieldChanges.NONE : copies.fields(recipient, was, is);
    }

    private static List<String> redactions(TriedCopy then, TriedCopy now) {
        Stream<String> given = onlyIn(then, now).map(part -> "no longer without " + words(part));
        Stream<String> taken = onlyIn(now, then).map(part -> "without " + words(part));
        return Stream.concat(given, taken).toList();
    }

    private static Stream<RemovedPart> onlyIn(TriedCopy copy, TriedCopy other) {
        List<String> others = other.redactions();
        return copy.removed().stream().filter(part -> !others.contains(part.path()));
    }

    private static String words(RemovedPart part) {
        return FoundEffect.inAnyList(part.path()) + " by " + part.rule();
    }

    private String what(TriedNotification tried, @Nullable TriedCopy copy) {
        if (copy == null) {
            return NOTHING + why(tried);
        }
        Rejection fault = copy.fault();
        String decided = copy.decision().outcome() + " by " + copy.decision().rule();
        if (fault == null) {
            return decided;
        }
        return decided + ", but cannot be written: "
                + (copy.broken() == null
                        ? ReadEffect.fault(fault)
                        : copy.broken().place());
    }

    /** Of one about whom nothing is decided. */
    private String why(TriedNotification tried) {
        ObjectNode form = tried.form();
        if (form == null) {
            return ", as it is " + ReadEffect.read(tried);
        }
        List<String> named = new ArrayList<>();
        form.path("recipients").forEach(each -> named.add(each.asText()));
        boolean isNamed = named.contains(recipient) || named.contains(RecipientId.partner(recipient));
        if (!named.isEmpty() && !isNamed) {
            return ", as the sender names others";
        }
        return NotificationType.ANSWER.isOf(form) ? ", as it is an answer" : " by R1";
    }
}
