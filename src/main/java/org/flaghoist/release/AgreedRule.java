package org.flaghoist.release;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.flaghoist.notification.RecipientId;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the policy file: what an agreement says beyond the terms. It refuses, holds or takes out, and never lets
 * out more than the terms do.
 *
 * @param rule its id, R20 to R99, as decisions, redactions and receipts name it
 * @param words what it says, in a few words, for operators
 * @param agreement the text that it stands for, with its place
 * @param senders whose notifications it is about; null for everybody's
 * @param recipients to whom it is about, and to their bodies; null for everybody
 * @param when what must hold of the notification; null for every one
 * @param unless where that holds, it has no say; null for nowhere
 * @param without what {@code then: WITHOUT} takes out: JSON Pointers, {@code *} for each element of a list
 */
record AgreedRule(
        @JsonProperty(required = true) TextWithLine rule,
        @JsonProperty(required = true) String words,
        @JsonProperty(required = true) String agreement,
        @Nullable List<TextWithLine> senders,
        @Nullable List<TextWithLine> recipients,
        @Nullable RuleConditions when,
        @Nullable RuleConditions unless,
        @JsonProperty(required = true) Effect then,
        @Nullable List<TextWithLine> without) {

    /** What a rule does, in the order in which the rules are asked. */
    enum Effect {
        REFUSE,
        /** Takes something out. */
        WITHOUT,
        /** Two people decide. */
        HOLD
    }

    AgreedRule {
        without = without == null ? null : List.copyOf(without);
    }

    /** What it takes out; empty where it does something else. */
    List<TextWithLine> taken() {
        return without == null ? List.of() : without;
    }

    String id() {
        return rule.text();
    }

    /** Whether it is about this pair at all. */
    boolean concerns(String sender, String recipient) {
        return names(senders, sender)
                && (names(recipients, recipient) || names(recipients, RecipientId.partner(recipient)));
    }

    private static boolean names(@Nullable List<TextWithLine> some, String partner) {
        return some == null || some.stream().anyMatch(each -> each.text().equals(partner));
    }

    /** Whether it has a say about a notification on its way to one recipient. */
    boolean applies(Question question, String recipient) {
        return concerns(question.sender(), recipient)
                && (when == null || when.hold(question))
                && (unless == null || !unless.hold(question));
    }
}
