package org.flaghoist.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.flaghoist.notification.HubSchema;
import org.jspecify.annotations.Nullable;

/** Who gets what, by the rules of mappings/README.md, section 5. Immutable and thread-safe. */
public final class ReleasePolicy {

    // A notification with none of these says nothing (under R6, narrative, persons and liaison are gone by then).
    private static final List<String> BODY = List.of(
            "event", "narrative", "vessels", "engines", "items", "persons", "counts", "advert", "liaison", "answer");

    private final Map<String, Terms> partners = new LinkedHashMap<>();
    private final PersonalPaths personalData;
    private final HubSchema schema;

    ReleasePolicy(Collection<Terms> partners, PersonalPaths personalData, HubSchema schema) {
        partners.forEach(terms -> this.partners.put(terms.id(), terms));
        this.personalData = personalData;
        this.schema = schema;
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
        Map<String, ReleaseDecision> decisions = new LinkedHashMap<>();
        Map<Sight, RedactedView> seen = new HashMap<>();
        for (String recipient : recipients(question)) {
            decisions.put(
                    recipient,
                    decide(question, recipient, sight -> seen.computeIfAbsent(sight, each -> see(question, each))));
        }
        return Collections.unmodifiableMap(decisions);
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

    private ReleaseDecision decide(Question question, String recipient, Function<Sight, RedactedView> seen) {
        Terms terms = allowed(question, recipient);
        if (terms == null) {
            return ReleaseDecision.refuse(Rule.R1);
        }
        if (question.hasCode("H2") && !question.isNamed(recipient)) {
            return ReleaseDecision.refuse(Rule.R2);
        }
        if (question.level().compareTo(terms.ceiling()) > 0) {
            return ReleaseDecision.refuse(Rule.R3);
        }
        return afterRedaction(question, terms, seen.apply(Sight.of(terms)));
    }

    /** Whose persons a recipient may see. */
    private record Sight(boolean personalData, boolean protectedPersons) {

        static Sight of(Terms terms) {
            return new Sight(terms.personalData(), terms.victimsWitnessesMinors());
        }
    }

    /** What is left of a notification for those of one sight. */
    private record RedactedView(Redaction redaction, ObjectNode rest, boolean worthSending) {}

    private RedactedView see(Question question, Sight sight) {
        Redaction redaction = new Redaction(question.notification());
        if (!sight.personalData()) {
            redaction.removePersonalData(personalData);
        }
        if (!sight.protectedPersons()) {
            redaction.removeProtectedPersons();
        }
        ObjectNode rest = redaction.result();
        return new RedactedView(redaction, rest, redaction.isEmpty() || isWorthSending(question, rest));
    }

    private ReleaseDecision afterRedaction(Question question, Terms terms, RedactedView seen) {
        ObjectNode rest = seen.rest();
        Redaction redaction = seen.redaction();
        if (!seen.worthSending()) {
            return ReleaseDecision.refuse(redaction.firstRule());
        }
        if (terms.holdTypes().contains(question.type())) {
            return ReleaseDecision.hold(Rule.R9, rest);
        }
        if (question.isSuspectedFalse()) {
            return ReleaseDecision.hold(Rule.R10, rest);
        }
        return ReleaseDecision.release(recorded(question, terms, redaction), rest);
    }

    private boolean isWorthSending(Question question, ObjectNode rest) {
        return (question.isCancellation() || BODY.stream().anyMatch(rest::has))
                && schema.check(rest).isEmpty();
    }

    // The last that had a say, so the last rule is asked first.
    private static Rule recorded(Question question, Terms terms, Redaction redaction) {
        if (question.correctsWhatWentTo(terms.id())) {
            return Rule.R12;
        }
        if (question.hasCode("H1")) {
            return Rule.R11;
        }
        return redaction.took(Rule.R6) ? Rule.R6 : Rule.R1;
    }
}
