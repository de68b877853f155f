package org.flaghoist.release;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.notification.RecipientId;
import org.jspecify.annotations.Nullable;

/**
 * Says for people what R1 finds about a notification on its way to one recipient, and by which line.
 *
 * @param partners of the policy
 */
record PairReason(List<Terms> partners, Question question, String recipient) {

    /** The line is 0 where none of the file says it. */
    TextWithLine found() {
        Terms terms = terms(recipient);
        if (terms == null) {
            return new TextWithLine("'" + recipient + "' is not under partners", 0);
        }
        if (terms(question.sender()) == null) {
            return new TextWithLine("the sender '" + question.sender() + "' is not under partners", 0);
        }
        return Stream.of(refusal(terms), unwanted(terms), allowed(terms))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private @Nullable Terms terms(String id) {
        return partners.stream()
                .filter(terms -> terms.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private @Nullable TextWithLine refusal(Terms terms) {
        String sender = question.sender();
        if (terms.mayReceiveFrom(sender)) {
            return null;
        }
        if (sender.equals(RecipientId.partner(terms.id()))) {
            return at(terms, "'" + sender + "' is the sender");
        }
        List<TextWithLine> refused = terms.refusesFrom() == null ? List.of() : terms.refusesFrom();
        return refused.stream()
                .filter(from -> from.text().equals(sender))
                .map(from -> new TextWithLine("refusesFrom names '" + sender + "'", from.line()))
                .findFirst()
                .orElseGet(() -> at(terms, "receivesFrom does not name '" + sender + "'"));
    }

    private @Nullable TextWithLine unwanted(Terms terms) {
        if (terms.mayReceive(question)) {
            return null;
        }
        if (terms.types() != null && !terms.types().contains(question.type())) {
            return at(terms, "types does not name " + question.type());
        }
        String codes = Objects.requireNonNull(terms.withoutCodes()).stream()
                .map(HandlingCode::name)
                .filter(question::hasCode)
                .sorted()
                .collect(Collectors.joining(", "));
        return at(terms, "withoutCodes names " + codes);
    }

    private TextWithLine allowed(Terms terms) {
        return at(terms, "'" + question.sender() + "' may give it to '" + recipient + "'");
    }

    private static TextWithLine at(Terms terms, String text) {
        return new TextWithLine(text, terms.partner().line());
    }
}
