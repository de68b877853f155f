package org.flaghoist.release;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.release.AgreedRule.Effect;
import org.jspecify.annotations.Nullable;

/** What is wrong with the rules of a policy file, by their lines. */
final class AgreedRuleFaults {

    // R1 to R12 are those of mappings/README.md, and no receipt takes a longer one.
    private static final Pattern ID = Pattern.compile("R[2-9][0-9]");

    private final Path file;
    private final PolicyWords known;
    private final Set<String> partners;
    private final SetupFaults faults;

    /** @param partners those that the file lists, and their bodies */
    AgreedRuleFaults(Path file, PolicyWords known, Set<String> partners, SetupFaults faults) {
        this.file = file;
        this.known = known;
        this.partners = partners;
        this.faults = faults;
    }

    /** @param areWhole false where something of them could not be read; then what does not depend on it */
    void check(List<AgreedRule> rules, boolean areWhole) {
        Set<String> seen = new HashSet<>();
        for (AgreedRule rule : rules) {
            if (!ID.matcher(rule.id()).matches() || !seen.add(rule.id())) {
                add(rule.rule(), "rule: '" + rule.id() + "' is no id from R20 to R99 of its own; give it one");
            }
            if (areWhole) {
                checkTexts(rule);
                checkNamesSome(rule);
            }
            each("senders", rule.senders(), partners::contains, "not under partners; list or drop it");
            each("recipients", rule.recipients(), partners::contains, "not under partners; list or drop it");
            checkConditions(rule, "when", rule.when());
            checkConditions(rule, "unless", rule.unless());
            checkPaths("without", rule.taken());
        }
    }

    private void checkTexts(AgreedRule rule) {
        if (rule.words().isBlank() || rule.agreement().isBlank()) {
            add(rule.rule(), "rule: '" + rule.id() + "' needs words, and the text of the agreement it stands for");
        }
        if ((rule.then() == Effect.WITHOUT) == rule.taken().isEmpty()) {
            add(rule.rule(), "without: belongs to 'then: WITHOUT', which needs it; '" + rule.id() + "' has but one");
        }
    }

    // A rule that nothing fits has no say, and whoever wrote it counts on it.
    private void checkNamesSome(AgreedRule rule) {
        if (rule.senders() != null && rule.senders().isEmpty()) {
            addEmpty(rule, "senders");
        }
        if (rule.recipients() != null && rule.recipients().isEmpty()) {
            addEmpty(rule, "recipients");
        }
        addEmpty(rule, "when.", rule.when());
        addEmpty(rule, "unless.", rule.unless());
    }

    private void addEmpty(AgreedRule rule, String around, @Nullable RuleConditions conditions) {
        Stream.ofNullable(conditions).flatMap(RuleConditions::empty).forEach(list -> addEmpty(rule, around + list));
    }

    private void addEmpty(AgreedRule rule, String key) {
        add(rule.rule(), key + ": of '" + rule.id() + "' is empty, so that nothing fits; name some, or remove the key");
    }

    private void checkConditions(AgreedRule rule, String key, @Nullable RuleConditions conditions) {
        if (conditions == null) {
            return;
        }
        Integer days = conditions.olderThanDays();
        if (days != null && days < 0) {
            add(rule.rule(), key + ".olderThanDays: of '" + rule.id() + "' is less than 0; give a number of days");
        }
        words("sources", conditions.sources(), "/grading/source");
        words("information", conditions.information(), "/grading/information");
        words("vessels", conditions.vessels(), "/vessels/*/kind");
        words("items", conditions.items(), "/items/*/kind");
        each(
                "countries",
                conditions.countries(),
                known::isCountry,
                "none of mappings/codes/country.csv; write one, such as BG");
        each("has", conditions.has(), member -> known.schema().has("/" + member), "no member of a notification");
        Area area = conditions.area();
        if (area != null && !area.isSound()) {
            add(rule.rule(), "area: of '" + rule.id() + "' is none; south to north, west to east, in degrees");
        }
    }

    private void words(String key, @Nullable List<TextWithLine> words, String path) {
        List<String> all = known.schema().words(path);
        each(key, words, all::contains, "none of " + String.join(", ", all));
    }

    private void each(String key, @Nullable List<TextWithLine> words, Predicate<String> isKnown, String what) {
        Stream.ofNullable(words)
                .flatMap(List::stream)
                .filter(word -> !isKnown.test(word.text()))
                .forEach(word -> add(word, key + ": '" + word.text() + "' is " + what));
    }

    /** Adds a fault for each path that no notification has, or that is of its header, as gradings are. */
    void checkPaths(String key, List<TextWithLine> paths) {
        for (TextWithLine path : paths) {
            if (!path.text().startsWith("/") || !known.schema().has(path.text())) {
                add(path, key + ": a notification has no '" + path.text() + "'; write it like /items/*/note");
            } else if (!Redactions.BODY.contains(path.text().split("/", 3)[1])) {
                add(path, key + ": '" + path.text() + "' is of the header, which goes with the rest; drop it");
            }
        }
    }

    private void add(TextWithLine place, String fault) {
        faults.add(file, place.line(), fault);
    }
}
