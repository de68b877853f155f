package org.flaghoist.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.flaghoist.notification.StrictYaml.YamlPart;
import org.jspecify.annotations.Nullable;

/** The file {@code config/release-policy.yaml}, read strictly. Immutable. */
public final class ReleasePolicyFile {

    private final Path file;
    private final PolicyText text;
    private final PolicyWords words;

    private ReleasePolicyFile(Path file, PolicyText text, PolicyWords words) {
        this.file = file;
        this.text = text;
        this.words = words;
    }

    /**
     * Reads and checks the file.
     *
     * @param words that it may name
     * @return null where the file cannot be used; {@code faults} then says why
     */
    public static @Nullable ReleasePolicyFile read(Path file, PolicyWords words, SetupFaults faults) {
        return read(file, words, Set.of(), List.of(), faults);
    }

    /**
     * The same for configured partners. One that is not is named first: a mistyped id makes other lines wrong, too.
     *
     * @param known those that the policy may list, and their bodies; empty where nobody knows
     * @param recipients those of them that are reached, and their bodies
     */
    public static @Nullable ReleasePolicyFile read(
            Path file, PolicyWords words, Set<String> known, List<String> recipients, SetupFaults faults) {
        SetupFaults found = new SetupFaults();
        YamlPart<PolicyText> read = part(file, found);
        if (read == null) {
            found.all().forEach(faults::add);
            return null;
        }
        ListedPartners listed = ListedPartners.of(read, known);
        new PolicyFaults(file, read, listed, found).report(known, recipients);
        new AgreedRuleFaults(file, words, listed, read, found).report();
        found.all().forEach(faults::add);
        return found.isEmpty() ? new ReleasePolicyFile(file, read.value(), words) : null;
    }

    private static @Nullable YamlPart<PolicyText> part(Path file, SetupFaults faults) {
        SetupFaults found = new SetupFaults();
        YamlPart<PolicyText> read = StrictYaml.part(file, PolicyText.class, found);
        if (!found.isEmpty()) {
            PolicyKeys keys = PolicyKeys.of(file);
            found.all().forEach(fault -> faults.add(keys.named(fault)));
        }
        return read;
    }

    private static <T> List<T> orNone(@Nullable List<T> some) {
        return some == null ? List.of() : some;
    }

    public ReleasePolicy policy() {
        return with(orNone(text.rules()));
    }

    ReleasePolicy with(List<AgreedRule> rules) {
        return new ReleasePolicy(
                text.partners(),
                new AgreedRules(rules),
                text.personalData().stream()
                        .map(path -> new RemovedPaths.Path(path.text(), Rule.R6.name()))
                        .toList(),
                words.schema());
    }

    /**
     * What a rule says, and where.
     *
     * @param place {@code file:line} of the rule, or of the recipient's terms; of the file alone where it has neither
     * @param agreement the text that it stands for; null for those of mappings/README.md
     */
    public record RuleText(
            String place, String words, @Nullable String agreement) {}

    /** What a rule says that was asked about a notification for a recipient. */
    public RuleText text(AskedRule asked, String recipient, ObjectNode notification) {
        if (asked.rule().equals(Rule.R1.name())) {
            TextWithLine found =
                    new PairReason(text.partners(), Question.about(notification, Set.of()), recipient).found();
            return new RuleText(found.line() == 0 ? file.toString() : file + ":" + found.line(), found.text(), null);
        }
        return orNone(text.rules()).stream()
                .filter(rule -> rule.id().equals(asked.rule()))
                .map(rule -> new RuleText(file + ":" + rule.rule().line(), rule.words(), rule.agreement()))
                .findFirst()
                .orElseGet(() -> new RuleText(
                        place(recipient), Rule.valueOf(asked.rule()).words(), null));
    }

    private String place(String recipient) {
        return text.partners().stream()
                .filter(terms -> terms.id().equals(recipient))
                .map(terms -> file + ":" + terms.partner().line())
                .findFirst()
                .orElse(file.toString());
    }

    /** What no start finds: rules that never have a say, and pairs about which nothing is said; each with its line. */
    public List<String> findings() {
        return new PolicyLint(file, text, words.schema()).findings();
    }
}
