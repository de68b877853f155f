package org.flaghoist.release;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The release rules in a few words each, for people (mappings/README.md, section 5). */
public final class RuleWords {

    private static final String AGREED = "a rule of an agreement, in config/release-policy.yaml";

    private static final Map<String, String> AGAINST = Map.of(
            "R1", "the sender may not give it to this partner",
            "R2", "for named recipients only, and this one is not named",
            "R3", "above what this partner may have",
            "R6", "no personal data for this partner",
            "R8", "victims, witnesses and minors never leave",
            "R9", "news of an arrest: two people decide",
            "R10", "the sender suspects that it is false: two people decide",
            "R11", "not for judicial proceedings without permission",
            "R12", "follows who got an earlier revision");

    private static final Map<String, String> FOR = Map.of(
            "R1", "the sender may give it to this partner",
            "R6", "without personal data",
            "R11", "with the sentence that it is not for judicial proceedings without permission",
            "R12", "this partner got an earlier revision");

    private RuleWords() {}

    /**
     * Why something is refused or held.
     *
     * @param rule null where none had a say
     */
    public static @Nullable String against(@Nullable String rule) {
        return rule == null ? null : AGAINST.getOrDefault(rule, AGREED);
    }

    /** Why something is released; otherwise as {@link #against}. */
    public static @Nullable String released(@Nullable String rule) {
        return rule == null ? null : FOR.getOrDefault(rule, AGREED);
    }
}
