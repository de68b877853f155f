package org.flaghoist.release;

import java.util.ArrayList;
import java.util.List;

/**
 * A rule that was asked about a notification on its way to one recipient.
 *
 * @param rule its id
 * @param hasSay whether it refused, held, took something out, or is why something goes as it does
 */
public record AskedRule(String rule, boolean hasSay) {

    /** Where what was asked is written down, if somebody wants to know. */
    record Trail(List<AskedRule> asked, boolean isKept) {

        static final Trail NONE = new Trail(List.of(), false);

        static Trail kept() {
            return new Trail(new ArrayList<>(), true);
        }

        /** Returns what the rule said. */
        boolean ask(String rule, boolean hasSay) {
            if (isKept) {
                asked.add(new AskedRule(rule, hasSay));
            }
            return hasSay;
        }

        boolean ask(Rule rule, boolean hasSay) {
            return ask(rule.name(), hasSay);
        }
    }
}
