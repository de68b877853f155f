package org.flaghoist.release;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Some notifications, of which all is known that the lists of some rules ask about.
 *
 * @param facts what holds of them, as {@code has=engines}; nothing else that these lists name does
 * @param rule whose area and age hold, too, where it has these
 */
record RuleCase(Set<String> facts, AgreedRule rule) {

    static String fact(String key, String word) {
        return key + "=" + word;
    }

    /** Whether the rule may have a say here, but for others. */
    boolean isOfRule() {
        return (rule.when() == null || haveFacts(rule.when())) && (rule.unless() == null || !hold(rule.unless()));
    }

    /** Whether another rule is about all of this that the rule is about. */
    boolean isOf(AgreedRule other) {
        return (other.when() == null || hold(other.when())) && (other.unless() == null || isOutside(other.unless()));
    }

    private boolean isOutside(RuleConditions unless) {
        return !haveFacts(unless) || (rule.unless() != null && rule.unless().areWiderThan(unless));
    }

    /** Whether the terms of a recipient refuse it. */
    boolean isRefused(Terms terms) {
        return (terms.types() != null && !isAny("types", terms.types()))
                || (!isAny("levels", Set.of(Level.BASIC)) && terms.ceiling() == Level.BASIC)
                || (terms.withoutCodes() != null && isAny("codes", terms.withoutCodes()));
    }

    /** Whether the terms of a recipient hold it. */
    boolean isHeld(Terms terms) {
        return isAny("types", terms.holdTypes());
    }

    private boolean isAny(String key, Collection<? extends Enum<?>> words) {
        return words.stream().anyMatch(word -> facts.contains(fact(key, word.name())));
    }

    private boolean hold(RuleConditions conditions) {
        RuleConditions own = rule.when();
        boolean isThere =
                conditions.area() == null || (own != null && conditions.area().equals(own.area()));
        return isThere
                && isAsOld(conditions.olderThanDays(), own == null ? null : own.olderThanDays())
                && haveFacts(conditions);
    }

    private static boolean isAsOld(@Nullable Integer asked, @Nullable Integer own) {
        return asked == null || (own != null && asked <= own);
    }

    private boolean haveFacts(RuleConditions conditions) {
        return conditions.words().entrySet().stream().allMatch(this::isThere);
    }

    private boolean isThere(Map.Entry<String, ? extends Collection<String>> words) {
        return words.getValue().stream().anyMatch(word -> facts.contains(fact(words.getKey(), word)));
    }
}
