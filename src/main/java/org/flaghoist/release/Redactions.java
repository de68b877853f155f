package org.flaghoist.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.flaghoist.notification.HubSchema;

/** Takes out of a notification what a recipient may not have: R6, R8, and what agreements keep. Thread-safe. */
final class Redactions {

    // A notification with none of these says nothing (under R6, narrative, persons and liaison are gone by then).
    static final List<String> BODY = List.of(
            "event", "narrative", "vessels", "engines", "items", "persons", "counts", "advert", "liaison", "answer");

    private static final RemovedPaths.Path EACH_PERSON = new RemovedPaths.Path("/persons/*", null);

    private final AgreedRules rules;
    private final List<RemovedPaths.Path> personalData;
    private final HubSchema schema;
    private final Map<List<RemovedPaths.Path>, RemovedPaths> trees = new ConcurrentHashMap<>();

    Redactions(AgreedRules rules, List<RemovedPaths.Path> personalData, HubSchema schema) {
        this.rules = rules;
        this.personalData = List.copyOf(personalData);
        this.schema = schema;
    }

    /**
     * What a recipient may not see.
     *
     * @param asked the rules by which
     */
    private record Sight(List<String> asked, List<RemovedPaths.Path> without, boolean protectedPersons) {}

    /** What is left of a notification for those of one sight. */
    record RedactedView(List<String> asked, Redaction redaction, ObjectNode rest, boolean isWorthSending) {}

    /** What is left of one notification for each recipient; made once for all who may see the same. */
    static final class RedactedViews {

        private final Question question;
        private final Redactions redactions;
        private final Map<Sight, RedactedView> seen = new HashMap<>();

        RedactedViews(Question question, Redactions redactions) {
            this.question = question;
            this.redactions = redactions;
        }

        RedactedView of(Terms terms) {
            return seen.computeIfAbsent(redactions.sight(question, terms), sight -> redactions.see(question, sight));
        }
    }

    private Sight sight(Question question, Terms terms) {
        List<String> asked = new ArrayList<>();
        List<RemovedPaths.Path> without = new ArrayList<>();
        if (!terms.personalData()) {
            asked.add(Rule.R6.name());
            without.addAll(personalData);
        }
        if (!terms.victimsWitnessesMinors()) {
            asked.add(Rule.R8.name());
            without.add(EACH_PERSON);
        }
        for (AgreedRule rule : rules.taking(question.sender(), terms.id())) {
            asked.add(rule.id());
            if (rule.applies(question, terms.id())) {
                rule.taken().forEach(path -> without.add(new RemovedPaths.Path(path.text(), rule.id())));
            }
        }
        return new Sight(List.copyOf(asked), List.copyOf(without), terms.victimsWitnessesMinors());
    }

    private RemovedPaths inOrder(List<RemovedPaths.Path> paths) {
        return RemovedPaths.of(paths.stream()
                .sorted(Comparator.comparing(path -> schema.place(path.pointer())))
                .toList());
    }

    private RedactedView see(Question question, Sight sight) {
        Redaction redaction = new Redaction(question.notification());
        RemovedPaths paths = trees.computeIfAbsent(sight.without(), this::inOrder);
        if (!sight.protectedPersons() && !paths.removesWhole("persons")) {
            redaction.markProtectedPersons();
        }
        redaction.remove(paths);
        ObjectNode rest = redaction.result();
        return new RedactedView(sight.asked(), redaction, rest, redaction.isEmpty() || isWorthSending(question, rest));
    }

    private boolean isWorthSending(Question question, ObjectNode rest) {
        return (question.isCancellation() || BODY.stream().anyMatch(rest::has))
                && schema.check(rest).isEmpty();
    }
}
