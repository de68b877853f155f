package org.flaghoist.release;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flaghoist.release.AgreedRule.Effect;
import org.jspecify.annotations.Nullable;

/** Whether others have the say wherever a rule would: all of them together, and the terms. */
final class RuleCover {

    /** More are not tried: the rule may then have a say. */
    private static final long MOST = 50_000;

    private static final String COUNTRIES = "countries";
    private static final String TERMS = "the terms of its recipients";

    private final AgreedRule rule;
    private final List<AgreedRule> stronger;
    private final Map<String, List<String>> all;

    /**
     * @param stronger those that have the say where both would
     * @param all the words of each list of which every notification has one
     */
    RuleCover(AgreedRule rule, List<AgreedRule> stronger, Map<String, List<String>> all) {
        this.rule = rule;
        this.stronger = stronger;
        this.all = all;
    }

    /** Who has the say, for people, and nobody who need not; empty where the rule may have one. */
    Set<String> of(List<GivenPair> pairs) {
        List<RuleCase> cases = cases();
        Set<String> found = cover(cases, pairs, stronger);
        List<AgreedRule> needed = stronger;
        for (int i = stronger.size() - 1; i >= 0 && !found.isEmpty(); i--) {
            AgreedRule other = stronger.get(i);
            List<AgreedRule> fewer =
                    needed.stream().filter(each -> each != other).toList();
            Set<String> less = cover(cases, pairs, fewer);
            if (!less.isEmpty()) {
                needed = fewer;
                found = less;
            }
        }
        return found;
    }

    private Set<String> cover(List<RuleCase> cases, List<GivenPair> pairs, List<AgreedRule> by) {
        Set<String> found = new TreeSet<>();
        for (RuleCase one : cases) {
            for (GivenPair pair : pairs) {
                String who = who(one, pair, by);
                if (who == null) {
                    return Set.of();
                }
                found.add(who);
            }
        }
        return found;
    }

    private @Nullable String who(RuleCase one, GivenPair pair, List<AgreedRule> by) {
        Terms recipient = pair.recipient();
        if (one.isRefused(recipient) || (rule.then() == Effect.HOLD && one.isHeld(recipient))) {
            return TERMS;
        }
        return by.stream()
                .filter(other -> other.concerns(pair.sender(), recipient.id()) && one.isOf(other))
                .findFirst()
                .map(other -> other.id() + " (line " + other.rule().line() + ")")
                .orElse(null);
    }

    private List<RuleCase> cases() {
        List<List<Set<String>>> choices = choices();
        long count = choices.stream().mapToLong(List::size).reduce(1, (a, b) -> Math.min(MOST + 1, a * b));
        if (count > MOST) {
            return List.of();
        }
        List<Set<String>> cases = List.of(Set.of());
        for (List<Set<String>> choice : choices) {
            List<Set<String>> longer = new ArrayList<>();
            for (Set<String> facts : cases) {
                for (Set<String> more : choice) {
                    Set<String> both = new HashSet<>(facts);
                    both.addAll(more);
                    longer.add(both);
                }
            }
            cases = longer;
        }
        return cases.stream()
                .map(facts -> new RuleCase(facts, rule))
                .filter(RuleCase::isOfRule)
                .toList();
    }

    // Facts of which one set holds. Of what a notification may have several of, each is there or not.
    private List<List<Set<String>>> choices() {
        List<List<Set<String>>> choices = new ArrayList<>();
        asked().forEach((key, words) -> {
            if (all.containsKey(key) || key.equals(COUNTRIES)) {
                Stream<Set<String>> none = key.equals(COUNTRIES) ? Stream.of(Set.of()) : Stream.empty();
                choices.add(Stream.concat(none, words.stream().map(word -> Set.of(RuleCase.fact(key, word))))
                        .toList());
            } else {
                words.forEach(word -> choices.add(List.of(Set.of(), Set.of(RuleCase.fact(key, word)))));
            }
        });
        return choices;
    }

    private Map<String, Collection<String>> asked() {
        Map<String, Collection<String>> asked = new TreeMap<>();
        Stream.concat(Stream.of(rule), stronger.stream())
                .flatMap(each -> Stream.of(each.when(), each.unless()))
                .flatMap(Stream::ofNullable)
                .forEach(conditions -> conditions
                        .words()
                        .forEach((key, words) -> asked.computeIfAbsent(key, any -> new TreeSet<>())
                                .addAll(words)));
        // The terms ask about these, too.
        asked.computeIfAbsent("types", any -> new TreeSet<>());
        asked.computeIfAbsent("levels", any -> new TreeSet<>());
        asked.replaceAll((key, words) -> all.getOrDefault(key, List.copyOf(words)));
        return asked;
    }
}
