package org.flaghoist.format.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A grading of the hub as a table of words has it: {@code B2}, or {@code X4 suspectedFalse}. */
public record HubGrade(String source, String information, boolean suspectedFalse) {

    private static final String SUSPECTED = " suspectedFalse";
    // The best first.
    private static final String SOURCES = "ABCX";
    private static final String INFORMATIONS = "1234";
    private static final Pattern WORD =
            Pattern.compile("([" + SOURCES + "])([" + INFORMATIONS + "])(" + SUSPECTED + ")?");

    /** Null for what is no grading of the hub. */
    public static @Nullable HubGrade of(String word) {
        Matcher matcher = WORD.matcher(word);
        return matcher.matches() ? new HubGrade(matcher.group(1), matcher.group(2), matcher.group(3) != null) : null;
    }

    /** @param alsoSuspected with those that the sender suspects to be false */
    public static List<HubGrade> all(boolean alsoSuspected) {
        List<HubGrade> all = new ArrayList<>();
        for (String source : SOURCES.split("")) {
            for (String information : INFORMATIONS.split("")) {
                all.add(new HubGrade(source, information, false));
                if (alsoSuspected) {
                    all.add(new HubGrade(source, information, true));
                }
            }
        }
        return all;
    }

    public String word() {
        return source + information + (suspectedFalse ? SUSPECTED : "");
    }

    /** Whether this says more than {@code other}: a better grading, or no suspicion where that has one. */
    public boolean isAbove(HubGrade other) {
        return SOURCES.indexOf(source) < SOURCES.indexOf(other.source)
                || INFORMATIONS.indexOf(information) < INFORMATIONS.indexOf(other.information)
                || (other.suspectedFalse && !suspectedFalse);
    }
}
