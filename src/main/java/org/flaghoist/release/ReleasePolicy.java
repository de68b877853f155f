package org.flaghoist.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.flaghoist.notification.HubSchema;
import org.flaghoist.release.AgreedRule.Effect;
import org.flaghoist.release.AskedRule.Trail;
import org.flaghoist.release.Redactions.RedactedView;
import org.flaghoist.release.Redactions.RedactedViews;
import org.jspecify.annotations.Nullable;

/** Who gets what, by the rules of mappings/README.md, section 5. Immutable and thread-safe. */
public final class ReleasePolicy {

    private static final String PERSONS = "/persons";
    // Partners and countries stand in tables, and the schema says only how they look.
    private static final Set<String> NAMED =
            Set.of("/sender", "/recipients/*", "/inReplyTo/sender", "/event/place/country");

    private final Map<String, Terms> partners = new LinkedHashMap<>();
    private final AgreedRules rules;
    private final HubSchema schema;
    private final Redactions redactions;
    private final List<String> personalData;

    ReleasePolicy(
            Collection<Terms> partners, AgreedRules rules, List<RemovedPaths.Path> personalData, HubSchema schema) {
        partners.forEach(terms -> this.partners.put(terms.id(), terms));
        this.rules = rules;
        this.schema = schema;
        this.redactions = new Redactions(rules, personalData, schema);
        this.personalData = Stream.concat(
                        Stream.of(PERSONS), personalData.stream().map(RemovedPaths.Path::pointer))
                .toList();
    }

    /**
     * What the rules of the policy file ask about, beside what the terms do: JSON Pointers into a notification. Whoever
     * changes that may change who gets it.
     */
    public List<String> asksAbout() {
        return rules.pointers();
    }

    /**
     * Whether a value has words of a list, and nothing of a person.
     *
     * @param path with {@code *} for each element of a list
     */
    public boolean hasOpenWord(String path) {
        return (NAMED.contains(path) || !schema.words(path).isEmpty())
                && personalData.stream().noneMatch(taken -> (path + "/").startsWith(taken + "/"));
    }

    /** The partners that the policy knows, in its order. */
    public Set<String> partners() {
        return Collections.unmodifiableSet(partners.keySet());
    }

    /**
     * Decides about each recipient; one that is not in the result gets nothing, and no receipt says so.
     *
     * @param notification verified; it is left as it is
     * @param earlierRecipients who received an earlier revision of it
     * @return by recipient: the policy's partners in its order, then others that were named, which are refused
     */
    public Map<String, ReleaseDecision> decide(ObjectNode notification, Set<String> earlierRecipients) {
        Question question = Question.about(notification, earlierRecipients);
        RedactedViews views = new RedactedViews(question, redactions);
        return ofEach(question, recipient -> decide(question, recipient, views, Trail.NONE));
    }

    /**
     * What a rule of the policy file says.
     *
     * @param words in a few words, for people
     * @param agreement the text that it stands for, with its place
     */
    public record AgreedText(String words, String agreement) {}

    /** Empty for what is no rule of the policy file, or of another policy than this one. */
    public Optional<AgreedText> agreed(String rule) {
        return rules.all().stream()
                .filter(one -> one.id().equals(rule))
                .findFirst()
                .map(one -> new AgreedText(one.words(), one.agreement().strip()));
    }

    /**
     * The same, with the rules that were asked.
     *
     * @param asked in their order, down to the one that refuses or holds
     */
    public record ExplainedDecision(ReleaseDecision decision, List<AskedRule> asked) {}

    /** Decides as {@link #decide}, and says which rules it asked. */
    public Map<String, ExplainedDecision> explain(ObjectNode notification, Set<String> earlierRecipients) {
        Question question = Question.about(notification, earlierRecipients);
        RedactedViews views = new RedactedViews(question, redactions);
        return ofEach(question, recipient -> {
            Trail trail = Trail.kept();
            return new ExplainedDecision(decide(question, recipient, views, trail), trail.asked());
        });
    }

    private <T> Map<String, T> ofEach(Question question, Function<String, T> decided) {
        Map<String, T> all = new LinkedHashMap<>();
        recipients(question).forEach(recipient -> all.put(recipient, decided.apply(recipient)));
        return Collections.unmodifiableMap(all);
    }

    /** Where something is no notification in the hub's form: JSON Pointers, none where it is one. */
    public List<String> misfits(ObjectNode notification) {
        return schema.check(notification).stream()
                .map(misfit -> misfit.missing() == null ? misfit.path() : misfit.path() + "/" + misfit.missing())
                .distinct()
                .toList();
    }

    private Set<String> recipients(Question question) {
        Set<String> inOrder = new LinkedHashSet<>(partners.keySet());
        inOrder.addAll(question.named());
        inOrder.addAll(new TreeSet<>(question.earlier()));
        inOrder.removeIf(recipient -> !concerns(question, recipient));
        return inOrder;
    }

    // Whoever names a partner means those of its bodies, too, that may have this.
    private boolean concerns(Question question, String recipient) {
        if (!question.named().isEmpty() && (question.isNamed(recipient) || question.correctsWhatWentTo(recipient))) {
            return true;
        }
        return question.isMeant(recipient) && allowed(question, recipient) != null;
    }

    /** The recipient's terms where the matrix has the pair, and this is of what it may receive. */
    private @Nullable Terms allowed(Question question, String recipient) {
        Terms terms = partners.get(recipient);
        return terms != null
                        && partners.containsKey(question.sender())
                        && terms.mayReceiveFrom(question.sender())
                        && terms.mayReceive(question)
                ? terms
                : null;
    }

    private ReleaseDecision decide(Question question, String recipient, RedactedViews views, Trail trail) {
        Terms terms = allowed(question, recipient);
        trail.ask(Rule.R1, terms == null);
        if (terms == null) {
            return ReleaseDecision.refuse(Rule.R1.name());
        }
        if (trail.ask(Rule.R2, question.hasCode("H2") && !question.isNamed(recipient))) {
            return ReleaseDecision.refuse(Rule.R2.name());
        }
        if (trail.ask(Rule.R3, question.level().compareTo(terms.ceiling()) > 0)) {
            return ReleaseDecision.refuse(Rule.R3.name());
        }
        return rules.first(Effect.REFUSE, question, recipient, trail)
                .map(ReleaseDecision::refuse)
                .orElseGet(() -> afterRedaction(question, terms, views.of(terms), trail));
    }

    private ReleaseDecision afterRedaction(Question question, Terms terms, RedactedView view, Trail trail) {
        ObjectNode rest = view.rest();
        view.asked().forEach(rule -> trail.ask(rule, view.redaction().took(rule)));
        if (!view.isWorthSending()) {
            return ReleaseDecision.refuse(view.redaction().firstRule());
        }
        if (trail.ask(Rule.R9, terms.holdTypes().contains(question.type()))) {
            return ReleaseDecision.hold(Rule.R9.name(), rest);
        }
        if (trail.ask(Rule.R10, question.isSuspectedFalse())) {
            return ReleaseDecision.hold(Rule.R10.name(), rest);
        }
        return rules.first(Effect.HOLD, question, terms.id(), trail)
                .map(rule -> ReleaseDecision.hold(rule, rest))
                .orElseGet(() -> ReleaseDecision.release(recorded(question, terms, view.redaction(), trail), rest));
    }

    // The last that had a say.
    private static String recorded(Question question, Terms terms, Redaction redaction, Trail trail) {
        boolean ofPolice = trail.ask(Rule.R11, question.hasCode("H1"));
        if (trail.ask(Rule.R12, question.correctsWhatWentTo(terms.id()))) {
            return Rule.R12.name();
        }
        return ofPolice ? Rule.R11.name() : Objects.requireNonNullElse(redaction.lastRule(), Rule.R1.name());
    }
}
