package org.flaghoist.format.definition;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.flaghoist.notification.FaultCode;
import org.jspecify.annotations.Nullable;

/**
 * One member, element, attribute, column or record field of a partner's form, as {@code format.yaml} declares it. The
 * same declaration reads and writes. {@link FieldKeys} says how it is written and what each key means.
 *
 * @param type what its value is
 * @param list true where it is a list of such values
 * @param words for codes, markings and flags: the words it may have
 * @param presence when it must, and may, be there
 * @param elements for lists: what the list as a whole must be
 * @param number for numbers: unit and decimals
 * @param shape what its native text must look like
 * @param emptiness what an object without any member is
 * @param whenRead its SCHEMA faults, but for its absence, are met while reading, in its order
 * @param out written only
 * @param personal the value is a person's
 * @param members of an object, in the partner's order
 */
public record Field(
        FieldType type,
        boolean list,
        FieldWords words,
        Presence presence,
        ListRules elements,
        NumberRules number,
        Shape shape,
        Emptiness emptiness,
        boolean whenRead,
        boolean out,
        boolean personal,
        Fields members) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Field of(FieldKeys keys) {
        return keys.field();
    }

    /** This, required where that sibling is there. */
    Field requiredWith(String sibling) {
        return new Field(
                type,
                list,
                words,
                presence.with(sibling),
                elements,
                number,
                shape,
                emptiness,
                whenRead,
                out,
                personal,
                members);
    }

    /**
     * Which words may stand in a field.
     *
     * @param information of a grading in two fields: the sibling that has the other part of each word
     */
    public record FieldWords(
            @Nullable String table,
            @Nullable Self self,
            @Nullable FaultCode unknown,
            @Nullable String ignored,
            @Nullable String scheme,
            @Nullable String information) {}

    /** Whether a partner's own word may stand in a field of a message that it sends. */
    public enum Self {
        ONLY,
        NEVER
    }

    /**
     * When a field must be there and when it must not, by itself or by its siblings.
     *
     * @param sparse a column that is not written where it has no value
     */
    public record Presence(
            boolean required,
            List<String> requiredWith,
            List<String> requiredUnless,
            Map<String, String> requiredWhen,
            List<String> excludedBy,
            @Nullable String notBefore,
            boolean sparse) {

        /** @param words the hub's word that a sibling has, or another text */
        public boolean isRequiredBeside(Predicate<String> isThere, UnaryOperator<String> words) {
            return required
                    || isAny(requiredWith, isThere)
                    || (!requiredUnless.isEmpty() && !isAny(requiredUnless, isThere))
                    || (!requiredWhen.isEmpty() && allAre(words));
        }

        private Presence with(String sibling) {
            if (requiredWith.contains(sibling)) {
                return this;
            }
            List<String> longer =
                    Stream.concat(requiredWith.stream(), Stream.of(sibling)).toList();
            return new Presence(required, longer, requiredUnless, requiredWhen, excludedBy, notBefore, sparse);
        }

        public boolean isExcludedBeside(Predicate<String> isThere) {
            return isAny(excludedBy, isThere);
        }

        // Most fields name nobody, and each is asked three times.
        private static boolean isAny(List<String> names, Predicate<String> isThere) {
            return !names.isEmpty() && names.stream().anyMatch(isThere);
        }

        private boolean allAre(UnaryOperator<String> words) {
            return requiredWhen.entrySet().stream()
                    .allMatch(value -> words.apply(value.getKey()).equals(value.getValue()));
        }
    }

    /** What a list as a whole must be. */
    public record ListRules(
            @Nullable Integer max, boolean unique, @Nullable String exclusive) {}

    /**
     * In which unit, and with how many decimals, a number is.
     *
     * @param plain it has no thousands separators
     */
    public record NumberRules(
            @Nullable String unit,
            @Nullable Integer places,
            @Nullable Integer written,
            boolean dropZero,
            boolean plain) {}

    /** What a native text must look like. */
    public record Shape(@Nullable String pattern, @Nullable Integer width) {}

    /** What an object without any member is. */
    public enum Emptiness {
        ALLOWED,
        /** It counts as not there. */
        ABSENT,
        /** SCHEMA at the object itself. */
        FAULT
    }
}
