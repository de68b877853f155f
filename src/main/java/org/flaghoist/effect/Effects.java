package org.flaghoist.effect;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The effects of a change, grouped and counted, each with some of the notifications that have it. */
public final class Effects {

    private static final int MOST_EXAMPLES = 3;
    private static final int MOST_WORDS = 3;
    /** Of all fields of one group. */
    private static final int MOST_WORDS_KEPT = 100;

    private final Map<FoundEffect, Examples> groups = new LinkedHashMap<>();
    private @Nullable Instant oldest;
    private int looked;
    private int changed;

    /**
     * Notifications that have an effect.
     *
     * @param some of them: sender, reference and revision
     * @param words that changed in some
     */
    public record Examples(int count, List<String> some, List<ChangedWord> words) {

        public Examples and(Examples more) {
            List<String> both = Stream.concat(some.stream(), more.some.stream())
                    .limit(MOST_EXAMPLES)
                    .toList();
            List<ChangedWord> changed = Stream.concat(words.stream(), more.words.stream())
                    .distinct()
                    .limit(MOST_WORDS_KEPT)
                    .toList();
            return new Examples(count + more.count, both, changed);
        }

        private String wordsOf(String field) {
            List<String> all = words.stream()
                    .filter(word -> word.field().equals(field))
                    .map(ChangedWord::words)
                    .toList();
            String some = all.stream().limit(MOST_WORDS).collect(Collectors.joining(", "));
            return (all.isEmpty() ? "" : ": ") + some + (all.size() > MOST_WORDS ? ", and others" : "");
        }

        /** How many. */
        public String notifications() {
            return count + (count == 1 ? " notification" : " notifications");
        }
    }

    /** An effect, and which notifications have it. */
    public record EffectGroup(FoundEffect effect, Examples having) {

        /** Who, what, how many, by which rules. */
        public String words() {
            String rules = effect.before().equals(effect.after())
                    ? effect.before()
                    : "now " + effect.before() + "; then " + effect.after();
            String what = effect.kind().words();
            String notifications = having.notifications() + " of " + effect.sender();
            return effect.recipient().isEmpty()
                    ? "%s %s: %s".formatted(notifications, what, rules)
                    : "%s %s, %s: %s".formatted(effect.recipient(), what, notifications, rules);
        }

        /** The fields, each with words that changed there, as far as these may be shown. */
        public List<String> fields() {
            return effect.fields().stream()
                    .map(field -> field + having.wordsOf(field))
                    .toList();
        }

        public int count() {
            return having.count();
        }

        public List<String> examples() {
            return having.some();
        }
    }

    /** @param found none where the change does nothing to this notification */
    public void add(String reference, Instant at, List<FoundEffect> found) {
        looked++;
        oldest = oldest == null || at.isBefore(oldest) ? at : oldest;
        changed += found.isEmpty() ? 0 : 1;
        for (FoundEffect effect : found) {
            groups.merge(effect.with(List.of()), new Examples(1, List.of(reference), effect.words()), Examples::and);
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
        return groups.entrySet().stream()
                .map(group -> new EffectGroup(group.getKey(), group.getValue()))
                .sorted(Comparator.comparing(
                                (EffectGroup group) -> group.effect().kind())
                        .thenComparing(group -> -group.count()))
                .toList();
    }
}
