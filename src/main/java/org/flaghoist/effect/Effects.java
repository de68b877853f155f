package org.flaghoist.effect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The effects of a change, grouped and counted, each with some of the notifications that have it. */
public final class Effects {

    private static final int MOST_EXAMPLES = 3;

    private final Map<FoundEffect, List<String>> examples = new LinkedHashMap<>();
    private final Map<FoundEffect, Integer> counts = new LinkedHashMap<>();
    private int looked;
    private int changed;

    /**
     * An effect that some notifications have.
     *
     * @param examples references with revisions, a few of them
     */
    public record EffectGroup(FoundEffect effect, int count, List<String> examples) {}

    /** @param found none where the change does nothing to this notification */
    public void add(String reference, List<FoundEffect> found) {
        looked++;
        changed += found.isEmpty() ? 0 : 1;
        for (FoundEffect effect : found) {
            counts.merge(effect, 1, Integer::sum);
            List<String> some = examples.computeIfAbsent(effect, each -> new ArrayList<>());
            if (some.size() < MOST_EXAMPLES) {
                some.add(reference);
            }
        }
    }

    /** How many notifications were looked at. */
    public int looked() {
        return looked;
    }

    /** How many of these have any effect. */
    public int changed() {
        return changed;
    }

    /** The gravest first, of one kind the most frequent. */
    public List<EffectGroup> groups() {
        return counts.entrySet().stream()
                .map(each -> new EffectGroup(
                        each.getKey(), each.getValue(), List.copyOf(examples.getOrDefault(each.getKey(), List.of()))))
                .sorted(Comparator.comparing(
                                (EffectGroup group) -> group.effect().kind())
                        .thenComparing(group -> -group.count()))
                .toList();
    }
}
