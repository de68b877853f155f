package org.flaghoist.effect;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The effects of a change, grouped and counted, each with some of the notifications that have it. */
public final class Effects {

    private static final int MOST_EXAMPLES = 3;

    private final Map<FoundEffect, EffectGroup> groups = new LinkedHashMap<>();
    private @Nullable Instant oldest;
    private int looked;
    private int changed;

    /**
     * An effect that some notifications have.
     *
     * @param examples references with revisions, a few of them
     */
    public record EffectGroup(FoundEffect effect, int count, List<String> examples) {

        /** Who, what, how many, by which rules. */
        public String words() {
            String who = effect.recipient().isEmpty() ? "" : effect.recipient() + " ";
            String change = effect.before().equals(effect.after())
                    ? effect.before()
                    : effect.before() + " now, then " + effect.after();
            return "%s%s, %d of %s: %s".formatted(who, effect.kind().words(), count, effect.sender(), change);
        }

        private EffectGroup and(EffectGroup another) {
            List<String> some = Stream.concat(examples.stream(), another.examples.stream())
                    .limit(MOST_EXAMPLES)
                    .toList();
            return new EffectGroup(effect, count + another.count, some);
        }
    }

    /** @param found none where the change does nothing to this notification */
    public void add(String reference, Instant at, List<FoundEffect> found) {
        looked++;
        oldest = oldest == null || at.isBefore(oldest) ? at : oldest;
        changed += found.isEmpty() ? 0 : 1;
        for (FoundEffect effect : found) {
            groups.merge(effect, new EffectGroup(effect, 1, List.of(reference)), EffectGroup::and);
        }
    }

    /** How many notifications were looked at. */
    public int looked() {
        return looked;
    }

    /** When the oldest of them came in; null where there is none. */
    public @Nullable Instant oldest() {
        return oldest;
    }

    /** How many of these have any effect. */
    public int changed() {
        return changed;
    }

    /** The gravest first, of one kind the most frequent. */
    public List<EffectGroup> groups() {
        return groups.values().stream()
                .sorted(Comparator.comparing(
                                (EffectGroup group) -> group.effect().kind())
                        .thenComparing(group -> -group.count()))
                .toList();
    }
}
