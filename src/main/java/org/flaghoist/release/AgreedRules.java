package org.flaghoist.release;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flaghoist.release.AgreedRule.Effect;
import org.flaghoist.release.AskedRule.Trail;

/** The rules of the policy file, in its order. */
record AgreedRules(List<AgreedRule> all) {

    AgreedRules {
        all = List.copyOf(all);
    }

    /** The first rule that refuses, or holds, a notification on its way to one recipient. */
    Optional<String> first(Effect effect, Question question, String recipient, Trail trail) {
        return concerning(effect, question.sender(), recipient)
                .filter(rule -> trail.ask(rule.id(), rule.applies(question, recipient)))
                .map(AgreedRule::id)
                .findFirst();
    }

    /** Those that may take something out of what goes from one partner to another. */
    List<AgreedRule> taking(String sender, String recipient) {
        return concerning(Effect.WITHOUT, sender, recipient).toList();
    }

    private Stream<AgreedRule> concerning(Effect effect, String sender, String recipient) {
        return all.stream().filter(rule -> rule.then() == effect && rule.concerns(sender, recipient));
    }

    /** What any rule asks about, as JSON Pointers into the notification. */
    List<String> pointers() {
        return all.stream()
                .flatMap(rule -> Stream.of(rule.when(), rule.unless()))
                .flatMap(Stream::ofNullable)
                .flatMap(RuleConditions::pointers)
                .distinct()
                .toList();
    }
}
