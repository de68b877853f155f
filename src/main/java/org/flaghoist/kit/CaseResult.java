package org.flaghoist.kit;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of one case.
 *
 * @param group of cases
 * @param text what was seen, with the place; what is wrong, and what to do; or what to look at
 */
record CaseResult(String group, String name, CaseOutcome outcome, String text) {

    static final String CONNECTION = "The way between us";
    static final String SENT = "Your client sends of its own";
    static final String ASKED = "Your client sends what is asked for";

    /** What a case can come to; what asks for most comes first. */
    enum CaseOutcome {
        FAILED,
        /** What failed before it left no way to try it. */
        NOT_TRIED,
        /** Only people at the partner can say. */
        TO_LOOK_AT,
        PASSED,
        /** The partner's interface knows no such thing, or the case was left out. */
        DOES_NOT_APPLY;

        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    static CaseResult passed(String group, String name, String text) {
        return new CaseResult(group, name, CaseOutcome.PASSED, text);
    }

    static CaseResult failed(String group, String name, String text) {
        return new CaseResult(group, name, CaseOutcome.FAILED, text);
    }

    static CaseResult notTried(String group, String name, String text) {
        return new CaseResult(group, name, CaseOutcome.NOT_TRIED, text);
    }

    static CaseResult toLookAt(String group, String name, String text) {
        return new CaseResult(group, name, CaseOutcome.TO_LOOK_AT, text);
    }

    static CaseResult doesNotApply(String group, String name, String text) {
        return new CaseResult(group, name, CaseOutcome.DOES_NOT_APPLY, text);
    }

    /** For people: how many came to what. */
    static String counts(Collection<CaseResult> results) {
        return Stream.of(CaseOutcome.values())
                .map(outcome -> results.stream().filter(one -> one.is(outcome)).count() + " " + outcome.words())
                .collect(Collectors.joining(", "));
    }

    boolean is(CaseOutcome one) {
        return outcome == one;
    }

    boolean isFailed() {
        return is(CaseOutcome.FAILED);
    }
}
