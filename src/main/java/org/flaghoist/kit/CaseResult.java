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
    static final String SENT = "Your client sends";
    static final String ASKED = "Your client sends what is asked for";

    /** What a case can come to. */
    enum CaseOutcome {
        PASSED,
        FAILED,
        /** Only people at the partner can say. */
        NOT_JUDGED;

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

    static CaseResult notJudged(String group, String name, String text) {
        return new CaseResult(group, name, CaseOutcome.NOT_JUDGED, text);
    }

    /** For people: how many came to what. */
    static String counts(Collection<CaseResult> results) {
        return Stream.of(CaseOutcome.values())
                .map(outcome ->
                        results.stream().filter(one -> one.outcome() == outcome).count() + " " + outcome.words())
                .collect(Collectors.joining(", "));
    }

    boolean isFailed() {
        return outcome == CaseOutcome.FAILED;
    }
}
