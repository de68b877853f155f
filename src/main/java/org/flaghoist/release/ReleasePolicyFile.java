package org.flaghoist.release;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.flaghoist.notification.StrictYaml.YamlPart;
import org.jspecify.annotations.Nullable;

/** The file {@code config/release-policy.yaml}, read strictly. Immutable. */
public final class ReleasePolicyFile {

    /**
     * The file as it is written.
     *
     * @param rules what agreements say beyond the terms; null for none
     * @param personalData JSON Pointers, {@code *} for each element of a list, in the order of the schema's members
     */
    record PolicyText(
            @JsonProperty(required = true) List<Terms> partners,
            @Nullable List<AgreedRule> rules,
            @JsonProperty(required = true) List<TextWithLine> personalData) {

        PolicyText {
            partners = List.copyOf(partners);
            rules = rules == null ? null : List.copyOf(rules);
            personalData = List.copyOf(personalData);
        }
    }

    private final Path file;
    private final PolicyText text;
    private final PolicyWords words;
    private final boolean isWhole;

    private ReleasePolicyFile(Path file, YamlPart<PolicyText> read, PolicyWords words) {
        this.file = file;
        this.text = read.value();
        this.isWhole = read.isWhole();
        this.words = words;
    }

    /**
     * Reads and checks the file.
     *
     * @param words that it may name
     * @return null where the file cannot be used; {@code faults} then says why
     */
    public static @Nullable ReleasePolicyFile read(Path file, PolicyWords words, SetupFaults faults) {
        ReleasePolicyFile policy = unchecked(file, words, faults);
        return policy == null ? null : policy.checkedInto(faults);
    }

    /**
     * The same for configured partners. One that is not is named first: a mistyped id makes other lines wrong, too.
     *
     * @param known those that the policy may list, and their bodies
     * @param recipients those of them that are reached, and their bodies
     */
    public static @Nullable ReleasePolicyFile read(
            Path file, PolicyWords words, Set<String> known, List<String> recipients, SetupFaults faults) {
        ReleasePolicyFile policy = unchecked(file, words, faults);
        if (policy == null) {
            return null;
        }
        policy.reportUnknownPartners(known, faults);
        policy.reportBodiesWithoutTerms(recipients.stream(), faults);
        return policy.checkedInto(faults);
    }

    private static @Nullable ReleasePolicyFile unchecked(Path file, PolicyWords words, SetupFaults faults) {
        YamlPart<PolicyText> read = StrictYaml.part(file, PolicyText.class, faults);
        return read == null ? null : new ReleasePolicyFile(file, read, words);
    }

    private @Nullable ReleasePolicyFile checkedInto(SetupFaults faults) {
        ReleasePolicyFile sound = faults.collect(this::checked);
        return isWhole ? sound : null;
    }

    // Of one that could not be read whole, what does not depend on the rest.
    private ReleasePolicyFile checked() {
        SetupFaults faults = new SetupFaults();
        checkPartners(faults);
        AgreedRuleFaults rules = new AgreedRuleFaults(file, words, ids(), faults);
        rules.checkPaths("personalData", text.personalData());
        rules.check(orNone(text.rules()), isWhole);
        if (isWhole) {
            checkBodies(faults);
            checkWhatIsTaken(faults);
        }
        faults.throwIfAny();
        return this;
    }

    private void checkWhatIsTaken(SetupFaults faults) {
        if (text.personalData().isEmpty()) {
            text.partners().stream()
                    .filter(terms -> !terms.personalData())
                    .forEach(terms -> faults.add(
                            file,
                            terms.partner().line(),
                            "personalData: '%s' is to get none, and the list personalData has no path; list some"
                                    .formatted(terms.id())));
        }
    }

    private void checkPartners(SetupFaults faults) {
        Set<String> seen = new HashSet<>();
        for (Terms terms : text.partners()) {
            if (!seen.add(terms.id())) {
                faults.add(file, terms.partner().line(), "partner: '" + terms.id() + "' is listed twice; keep one");
            }
        }
        text.partners().forEach(terms -> checkSenders(terms, faults));
    }

    private void checkSenders(Terms terms, SetupFaults faults) {
        checkSenders("receivesFrom", orNone(terms.receivesFrom()), faults);
        checkSenders("refusesFrom", orNone(terms.refusesFrom()), faults);
        List<String> received =
                orNone(terms.receivesFrom()).stream().map(TextWithLine::text).toList();
        for (TextWithLine sender : orNone(terms.refusesFrom())) {
            if (received.contains(sender.text())) {
                faults.add(
                        file,
                        sender.line(),
                        "refusesFrom: '" + sender.text() + "' is under receivesFrom, too; keep one");
            }
        }
    }

    private void checkSenders(String key, List<TextWithLine> senders, SetupFaults faults) {
        for (TextWithLine sender : senders) {
            if (RecipientId.body(sender.text()) != null) {
                faults.add(file, sender.line(), key + " names '" + sender.text() + "', a body; bodies send nothing");
            } else if (!ids().contains(sender.text())) {
                faults.add(
                        file,
                        sender.line(),
                        key + ": names '" + sender.text() + "', which is not under partners; list or drop it");
            }
        }
    }

    private static <T> List<T> orNone(@Nullable List<T> some) {
        return some == null ? List.of() : some;
    }

    private Set<String> ids() {
        return text.partners().stream().map(Terms::id).collect(Collectors.toSet());
    }

    private void checkBodies(SetupFaults faults) {
        Map<String, Terms> byId =
                text.partners().stream().collect(Collectors.toMap(Terms::id, terms -> terms, (one, other) -> one));
        for (Terms terms : text.partners()) {
            if (RecipientId.body(terms.id()) != null) {
                checkBody(terms, byId.get(RecipientId.partner(terms.id())), faults);
            }
        }
    }

    private void checkBody(Terms body, @Nullable Terms partner, SetupFaults faults) {
        String id = RecipientId.partner(body.id());
        if (partner == null) {
            faults.add(file, body.partner().line(), "'" + body.id() + "' is a body of '" + id + "'; list that");
            return;
        }
        new BodyTerms(body, partner)
                .wider()
                .forEach(key -> faults.add(
                        file,
                        body.partner().line(),
                        "'%s' may have more than '%s', whose connection leads to it, by '%s'; give it no more"
                                .formatted(body.id(), id, key)));
    }

    /** Adds a fault for each body of a partner, of those that are configured, that has no terms. */
    void reportBodiesWithoutTerms(Stream<String> configured, SetupFaults faults) {
        configured
                .filter(recipient -> RecipientId.body(recipient) != null
                        && text.partners().stream()
                                .noneMatch(terms -> terms.id().equals(recipient)))
                .forEach(body -> faults.add(
                        file,
                        0,
                        "partners: '%s' is missing, which config/partners/%s.yaml lists; add it, with 'types: []' where it is to get nothing"
                                .formatted(body, RecipientId.partner(body))));
    }

    /** Adds a fault, with its line, for each partner of the policy that is not among the configured ones. */
    void reportUnknownPartners(Set<String> configured, SetupFaults faults) {
        for (Terms terms : text.partners()) {
            if (!configured.contains(terms.id())) {
                faults.add(
                        file,
                        terms.partner().line(),
                        "partner: '" + terms.id() + "' is not configured; known: "
                                + configured.stream().sorted().collect(Collectors.joining(", "))
                                + "; correct it, or add its file to config/partners");
            }
        }
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
        return new PolicyLint(file, text.partners(), orNone(text.rules()), text.personalData()).findings();
    }
}
