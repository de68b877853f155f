package org.flaghoist.release;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.notification.HubSchema;
import org.flaghoist.notification.NotificationType;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.release.AgreedRule.Effect;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a sound policy for what its authors cannot have meant: rules that never have a say, also as they
 * contradict themselves, and pairs of partners about which nothing is said.
 */
final class PolicyLint {

    private final Path file;
    private final List<Terms> partners;
    private final List<AgreedRule> rules;
    private final Set<String> personalData;
    private final HubSchema schema;
    private final SetupFaults found = new SetupFaults();

    PolicyLint(Path file, PolicyText text, HubSchema schema) {
        this.file = file;
        this.schema = schema;
        this.partners = text.partners();
        this.rules = Objects.requireNonNullElse(text.rules(), List.of());
        this.personalData = text.personalData().stream().map(TextWithLine::text).collect(Collectors.toSet());
    }

    List<String> findings() {
        partners.forEach(this::findSilentPairs);
        partners.forEach(this::findHeldTypesThatItNeverGets);
        for (AgreedRule rule : rules) {
            String why = idle(rule);
            if (why != null) {
                found.add(
                        file,
                        rule.rule().line(),
                        "rules[" + rule.id() + "].rule",
                        rule.id() + " never has a say: " + why);
            }
        }
        return found.all();
    }

    private void findSilentPairs(Terms terms) {
        Set<String> silent = partners.stream()
                .map(Terms::id)
                .filter(sender -> RecipientId.body(sender) == null && !terms.speaksOf(sender))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!silent.isEmpty()) {
            found.add(
                    file,
                    terms.partner().line(),
                    "partners[" + terms.id() + "].receivesFrom",
                    "'%s' has no rule about %s; add %s to receivesFrom or refusesFrom"
                            .formatted(terms.id(), String.join(", ", silent), silent.size() == 1 ? "it" : "each"));
        }
    }

    private void findHeldTypesThatItNeverGets(Terms terms) {
        Set<NotificationType> types = terms.types();
        if (types != null && !types.containsAll(terms.holdTypes())) {
            Set<NotificationType> never = new TreeSet<>(terms.holdTypes());
            never.removeAll(types);
            found.add(
                    file,
                    terms.partner().line(),
                    "partners[" + terms.id() + "].holdTypes",
                    "'%s' never gets %s, as its 'types' leave that out; correct one of them"
                            .formatted(
                                    terms.id(), never.stream().map(Enum::name).collect(Collectors.joining(", "))));
        }
    }

    private @Nullable String idle(AgreedRule rule) {
        RuleConditions when = rule.when();
        RuleConditions unless = rule.unless();
        if (unless != null && (when == null ? isNothingAsked(unless) : unless.areWiderThan(when))) {
            return "'unless' holds whenever 'when' does; narrow it";
        }
        List<GivenPair> pairs = GivenPair.of(partners, rule);
        if (pairs.isEmpty()) {
            return "no partner that it names gets anything from a sender that it names; correct them";
        }
        if (pairs.stream().noneMatch(pair -> mayGet(pair.recipient(), when))) {
            return "the terms of its recipients refuse all that it is about; drop it";
        }
        if (rule.then() == Effect.WITHOUT && pairs.stream().allMatch(pair -> hasLess(pair.recipient(), rule))) {
            return "its recipients get no personal data, and this is some; drop it";
        }
        if (rule.then() == Effect.HOLD && pairs.stream().allMatch(pair -> holds(pair.recipient(), when))) {
            return "the terms of its recipients hold all that it is about; drop it";
        }
        String one = stronger(rule, pairs);
        return one == null ? together(rule, pairs) : one;
    }

    private @Nullable String together(AgreedRule rule, List<GivenPair> pairs) {
        List<AgreedRule> stronger = rules.stream()
                .filter(other -> other != rule && comesFirst(other, rule))
                .filter(other -> pairs.stream()
                        .anyMatch(pair ->
                                other.concerns(pair.sender(), pair.recipient().id())))
                .toList();
        List<GivenPair> others = pairs.stream()
                .filter(pair -> rule.then() != Effect.WITHOUT || !hasLess(pair.recipient(), rule))
                .toList();
        Set<String> cover = new RuleCover(rule, stronger, allWords()).of(others);
        return cover.isEmpty()
                ? null
                : "%s %s nothing for it; drop it, or narrow what does"
                        .formatted(String.join(" and ", cover), cover.size() == 1 ? "leaves" : "together leave");
    }

    private Map<String, List<String>> allWords() {
        return Map.of(
                "types", Stream.of(NotificationType.values()).map(Enum::name).toList(),
                "levels", Stream.of(Level.values()).map(Enum::name).toList(),
                "sources", schema.words("/grading/source"),
                "information", schema.words("/grading/information"));
    }

    private static boolean isNothingAsked(RuleConditions conditions) {
        return conditions.pointers().findAny().isEmpty();
    }

    private static boolean mayGet(Terms recipient, @Nullable RuleConditions when) {
        if (when == null) {
            return true;
        }
        boolean types = recipient.types() == null
                || when.types() == null
                || when.types().stream().anyMatch(recipient.types()::contains);
        boolean levels = when.levels() == null
                || when.levels().stream().anyMatch(level -> level.compareTo(recipient.ceiling()) <= 0);
        boolean codes = recipient.withoutCodes() == null
                || when.codes() == null
                || !recipient.withoutCodes().containsAll(when.codes());
        return types && levels && codes;
    }

    private static boolean holds(Terms recipient, @Nullable RuleConditions when) {
        return when != null && when.types() != null && recipient.holdTypes().containsAll(when.types());
    }

    private boolean hasLess(Terms recipient, AgreedRule rule) {
        return !recipient.personalData()
                && rule.taken().stream()
                        .allMatch(path ->
                                personalData.stream().anyMatch(taken -> (path.text() + "/").startsWith(taken + "/")));
    }

    // Of two that say the same, the first in the file has the say.
    private @Nullable String stronger(AgreedRule rule, List<GivenPair> pairs) {
        return rules.stream()
                .filter(other -> other != rule && comesFirst(other, rule))
                .filter(other -> pairs.stream()
                        .allMatch(pair ->
                                other.concerns(pair.sender(), pair.recipient().id())))
                .filter(other -> isWider(other, rule))
                .min(Comparator.comparing(AgreedRule::then))
                .map(other -> "%s, line %d, %s all that it is about; drop one, or narrow %s"
                        .formatted(other.id(), other.rule().line(), does(other.then()), other.id()))
                .orElse(null);
    }

    private boolean comesFirst(AgreedRule other, AgreedRule rule) {
        boolean same = other.then() == rule.then() && rules.indexOf(other) < rules.indexOf(rule);
        return switch (other.then()) {
            case REFUSE -> same || rule.then() != Effect.REFUSE;
            case HOLD -> same;
            case WITHOUT -> same && takesAsMuch(other, rule);
        };
    }

    private static boolean takesAsMuch(AgreedRule other, AgreedRule rule) {
        return rule.taken().stream()
                .allMatch(path ->
                        other.taken().stream().anyMatch(taken -> (path.text() + "/").startsWith(taken.text() + "/")));
    }

    private static boolean isWider(AgreedRule other, AgreedRule rule) {
        RuleConditions when = other.when();
        RuleConditions unless = other.unless();
        boolean whenever = when == null || (rule.when() != null && when.areWiderThan(rule.when()));
        return whenever
                && (unless == null || (rule.unless() != null && rule.unless().areWiderThan(unless)));
    }

    private static String does(Effect effect) {
        return switch (effect) {
            case REFUSE -> "refuses";
            case HOLD -> "holds";
            case WITHOUT -> "takes that out of";
        };
    }
}
