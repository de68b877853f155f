package org.flaghoist.release;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml.YamlPart;
import org.flaghoist.notification.YamlLines;
import org.flaghoist.release.AgreedRule.Effect;
import org.jspecify.annotations.Nullable;

/** What is wrong with the rules of a policy file, by their lines. */
final class AgreedRuleFaults {

    // R1 to R12 are those of mappings/README.md, and no receipt takes a longer one.
    private static final Pattern ID = Pattern.compile("R[2-9][0-9]");

    private final Path file;
    private final PolicyWords known;
    private final ListedPartners partners;
    private final YamlPart<PolicyText> read;
    private final SetupFaults faults;

    AgreedRuleFaults(
            Path file, PolicyWords known, ListedPartners partners, YamlPart<PolicyText> read, SetupFaults faults) {
        this.file = file;
        this.known = known;
        this.partners = partners;
        this.read = read;
        this.faults = faults;
    }

    /** Of a file that is not whole, what that cannot change. */
    void report() {
        checkPaths("personalData", read.value().personalData());
        List<AgreedRule> rules = Objects.requireNonNullElse(read.value().rules(), List.of());
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < rules.size(); i++) {
            AgreedRule rule = rules.get(i);
            if (rule.rule().line() > 0) {
                checkId(rule, seen.putIfAbsent(rule.id(), rule.rule().line()));
            }
            check(rule, "rules[" + i + "]");
        }
    }

    private void checkId(AgreedRule rule, @Nullable Integer lineOfOther) {
        if (!ID.matcher(rule.id()).matches()) {
            add(rule.rule(), "rule", "'" + rule.id() + "' is no id from R20 to R99; give it one of its own");
        } else if (lineOfOther != null) {
            add(
                    rule.rule(),
                    "rule",
                    "'" + rule.id() + "' is the id of the rule in line " + lineOfOther
                            + ", too; give it one of its own, from R20 to R99");
        }
    }

    private void check(AgreedRule rule, String path) {
        String own = keyOf(rule, path) + ".";
        checkTexts(rule, path);
        checkNamesSome(rule, path);
        names(own + "senders", rule.senders());
        names(own + "recipients", rule.recipients());
        checkConditions(rule, "when", rule.when(), path);
        checkConditions(rule, "unless", rule.unless(), path);
        checkPaths(own + "without", rule.taken());
    }

    // Nobody counts to the seventh.
    private static String keyOf(AgreedRule rule, String path) {
        return rule.id().isBlank() ? path : "rules[" + rule.id() + "]";
    }

    private void names(String key, @Nullable List<TextWithLine> names) {
        each(key, names, name -> !partners.isMissing(name), "not under partners; list or drop it");
    }

    private void checkTexts(AgreedRule rule, String path) {
        if (rule.words().isBlank() && read.isRead(path + ".words")) {
            add(rule, path, "words", "is empty; say in words what the rule does");
        }
        if (rule.agreement().isBlank() && read.isRead(path + ".agreement")) {
            add(rule, path, "agreement", "is empty; write the text of the agreement that the rule stands for");
        }
        boolean areRead = read.isRead(path + ".then") && read.isRead(path + ".without");
        if (areRead && (rule.then() == Effect.WITHOUT) == rule.taken().isEmpty()) {
            String what = rule.then() == Effect.WITHOUT
                    ? "is missing, though the rule takes something out; name the paths"
                    : "is there, though the rule takes nothing out; remove it, or write 'then: WITHOUT'";
            add(rule, path, "without", what);
        }
    }

    // A rule that nothing fits has no say, and whoever wrote it counts on it.
    private void checkNamesSome(AgreedRule rule, String path) {
        Stream.of(
                        isEmpty(rule.senders()) ? Stream.of("senders") : Stream.<String>empty(),
                        isEmpty(rule.recipients()) ? Stream.of("recipients") : Stream.<String>empty(),
                        empty("when.", rule.when()),
                        empty("unless.", rule.unless()))
                .flatMap(keys -> keys)
                .filter(key -> read.isRead(path + "." + key))
                .forEach(key -> add(rule, path, key, "is empty, so that nothing fits; name some, or remove the key"));
    }

    private static boolean isEmpty(@Nullable List<TextWithLine> names) {
        return names != null && names.isEmpty();
    }

    private static Stream<String> empty(String around, @Nullable RuleConditions conditions) {
        return Stream.ofNullable(conditions).flatMap(RuleConditions::empty).map(list -> around + list);
    }

    private void checkConditions(AgreedRule rule, String key, @Nullable RuleConditions conditions, String path) {
        if (conditions == null) {
            return;
        }
        Integer days = conditions.olderThanDays();
        if (days != null && days < 0) {
            add(rule, path, key + ".olderThanDays", "is less than 0; give a number of days");
        }
        String own = keyOf(rule, path) + "." + key + ".";
        words(own + "sources", conditions.sources(), "/grading/source");
        words(own + "information", conditions.information(), "/grading/information");
        words(own + "vessels", conditions.vessels(), "/vessels/*/kind");
        words(own + "items", conditions.items(), "/items/*/kind");
        each(
                own + "countries",
                conditions.countries(),
                known::isCountry,
                "none of mappings/codes/country.csv; write one, such as BG");
        each(own + "has", conditions.has(), member -> known.schema().has("/" + member), "no member of a notification");
        Area area = conditions.area();
        if (area != null && read.isRead(path + "." + key + ".area") && !area.isSound()) {
            add(rule, path, key + ".area", "is none; south to north, west to east, in degrees");
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
                .forEach(word -> add(word, key, "'" + word.text() + "' is " + what));
    }

    /** For each path that no notification has, or that is of its header, as gradings are. */
    private void checkPaths(String key, List<TextWithLine> paths) {
        for (TextWithLine path : paths) {
            if (!path.text().startsWith("/") || !known.schema().has(path.text())) {
                add(path, key, "a notification has no '" + path.text() + "'; write it like /items/*/note");
            } else if (!Redactions.BODY.contains(path.text().split("/", 3)[1])) {
                add(path, key, "'" + path.text() + "' is of the header, which goes with the rest; drop it");
            }
        }
    }

    /** @param at the key's place in the rule, whose own line stands for that of a key that is not there */
    private void add(AgreedRule rule, String path, String at, String fault) {
        JsonPointer whole = JsonPointer.valueOf(
                "/" + (path + "." + at).replaceAll("[.\\[]", "/").replace("]", ""));
        int line = YamlLines.of(file, whole.head(), whole.last().getMatchingProperty());
        faults.add(file, line > 0 ? line : rule.rule().line(), keyOf(rule, path) + "." + at, fault);
    }

    private void add(TextWithLine place, String key, String fault) {
        faults.add(file, place.line(), key, fault);
    }
}
