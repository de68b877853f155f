package org.flaghoist.release;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The release rules in a few words each, for people: those of mappings/README.md, section 5, and those of agreements as
 * the policy has them now. Those that it had before are not kept.
 */
public final class RuleWords {

    private static final String UNKNOWN = "a rule of an agreement, no longer in config/release-policy.yaml";

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

    private final Supplier<ReleasePolicy> policy;

    /** @param policy as it is now */
    public RuleWords(Supplier<ReleasePolicy> policy) {
        this.policy = policy;
    }

    /**
     * Why something is refused or held.
     *
     * @param rule null where none had a say
     */
    public @Nullable String against(@Nullable String rule) {
        if (rule == null) {
            return null;
        }
        String own = AGAINST.get(rule);
        return own != null
                ? own
                : policy.get().agreed(rule).map(ReleasePolicy.AgreedText::words).orElse(UNKNOWN);
    }

    /** Why it was decided so. */
    public @Nullable String of(ReleaseDecision decision) {
        return decision.outcome() == ReleaseDecision.Outcome.RELEASE
                ? released(decision.rule())
                : against(decision.rule());
    }

    /** Why something is released; otherwise as {@link #against}. */
    public @Nullable String released(@Nullable String rule) {
        String own = rule == null ? null : FOR.get(rule);
        return own == null ? against(rule) : own;
    }

    /**
     * The text of the agreement that a rule stands for, with its place.
     *
     * @return null where it is no rule of the policy
     */
    public @Nullable String agreement(@Nullable String rule) {
        return rule == null
                ? null
                : policy.get()
                        .agreed(rule)
                        .map(ReleasePolicy.AgreedText::agreement)
                        .orElse(null);
    }
}
