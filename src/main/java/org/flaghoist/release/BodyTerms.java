package org.flaghoist.release;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sees that a partner's body may have no more than the partner: whoever consumes the partner's queue, or reads its
 * inbox, sees what is for the body.
 */
record BodyTerms(Terms body, Terms partner) {

    /** The keys by which the body may have more. */
    Stream<String> wider() {
        return Stream.of(
                        body.ceiling().compareTo(partner.ceiling()) > 0 ? "ceiling" : null,
                        body.personalData() && !partner.personalData() ? "personalData" : null,
                        body.victimsWitnessesMinors() && !partner.victimsWitnessesMinors()
                                ? "victimsWitnessesMinors"
                                : null,
                        isWithin(texts(body.receivesFrom()), texts(partner.receivesFrom())) ? null : "receivesFrom",
                        refusesAsMuch() ? null : "refusesFrom",
                        isWithin(body.types(), partner.types()) ? null : "types",
                        orNone(body.withoutCodes()).containsAll(orNone(partner.withoutCodes())) ? null : "withoutCodes",
                        holdsAsMuch() ? null : "holdTypes")
                .flatMap(Stream::ofNullable);
    }

    // What the body never receives it need not hold.
    private boolean holdsAsMuch() {
        return partner.holdTypes().stream()
                .allMatch(type -> body.holdTypes().contains(type)
                        || (body.types() != null && !body.types().contains(type)));
    }

    private boolean refusesAsMuch() {
        return partner.refusesFrom() == null
                || partner.refusesFrom().stream().noneMatch(sender -> body.mayReceiveFrom(sender.text()));
    }

    /** @param some null for all */
    private static <T> boolean isWithin(@Nullable Set<T> some, @Nullable Set<T> of) {
        return of == null || (some != null && of.containsAll(some));
    }

    private static <T> Set<T> orNone(@Nullable Set<T> some) {
        return some == null ? Set.of() : some;
    }

    private static @Nullable Set<String> texts(@Nullable List<TextWithLine> senders) {
        return senders == null
                ? null
                : senders.stream().map(TextWithLine::text).collect(Collectors.toCollection(HashSet::new));
    }
}
