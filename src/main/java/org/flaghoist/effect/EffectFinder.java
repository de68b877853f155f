package org.flaghoist.effect;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.flaghoist.tryout.TriedCopy;
import org.flaghoist.tryout.TriedNotification;

/**
 * Compares what becomes of a notification by two configurations.
 *
 * @param isWord as for {@link ReadEffect#between}
 */
record EffectFinder(CopyComparison copies, Predicate<String> isWord) {

    /** What the second does otherwise. */
    List<FoundEffect> compare(String sender, TriedNotification before, TriedNotification after) {
        Stream<Optional<FoundEffect>> ofCopies = recipients(before, after)
                .map(recipient -> new CopyEffect(sender, recipient, copies).between(before, after));
        // Of what is rejected nobody gets anything, for that one reason.
        boolean isRejected = before.form() == null || after.form() == null;
        return Stream.concat(
                        ReadEffect.between(sender, before, after, isWord).stream(),
                        ofCopies.flatMap(Optional::stream)
                                .filter(effect -> !isRejected || effect.kind() != EffectKind.GETS_NOT))
                .toList();
    }

    private static Stream<String> recipients(TriedNotification before, TriedNotification after) {
        return Stream.of(before, after)
                .flatMap(tried -> tried.copies().stream())
                .map(TriedCopy::recipient)
                .distinct();
    }
}
