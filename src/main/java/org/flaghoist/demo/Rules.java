package org.flaghoist.demo;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The release rules in a few words each (mappings/README.md, section 5). */
final class Rules {

    private static final Map<String, String> WORDS = Map.of(
            "R1", "the sender may not give it to this partner",
            "R2", "for named recipients only, and this one is not named",
            "R3", "above what this partner may have",
            "R6", "no personal data for this partner",
            "R8", "victims, witnesses and minors never leave",
            "R9", "two operators must decide",
            "R10", "the sender suspects that it is false",
            "R11", "not for judicial proceedings without permission",
            "R12", "follows who got an earlier revision");

    private Rules() {}

    static String why(@Nullable String rule) {
        return rule == null ? "" : rule + ", " + WORDS.getOrDefault(rule, "see mappings/README.md");
    }
}
