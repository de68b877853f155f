package org.flaghoist.draft;

import static org.flaghoist.draft.MadeText.code;
import static org.flaghoist.draft.MadeText.quoted;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Field.Emptiness;
import org.flaghoist.format.definition.Field.ListRules;
import org.flaghoist.format.definition.Field.NumberRules;
import org.flaghoist.format.definition.Field.Presence;
import org.flaghoist.format.definition.Field.Self;
import org.flaghoist.format.definition.SyntaxForm.SyntaxKind;
import org.jspecify.annotations.Nullable;

/** Says what a field's values must be, as {@code format.yaml} has it. */
record FieldLimits(SyntaxKind syntax) {

    /** Empty where it says nothing but the type. */
    String text(Field field) {
        List<String> limits = new ArrayList<>();
        addText(field, limits);
        addNumber(field.number(), limits);
        addList(field.elements(), limits);
        addPresence(field.presence(), limits);
        if (field.emptiness() == Emptiness.FAULT) {
            limits.add("not empty");
        }
        if (field.out()) {
            limits.add("only in what goes out");
        }
        return String.join("; ", limits);
    }

    private void addText(Field field, List<String> limits) {
        // Of records the widths stand with the places.
        if (syntax != SyntaxKind.RECORDS) {
            add(
                    limits,
                    "at most %s characters" + (syntax == SyntaxKind.CSV ? " in the cell" : "") + " out",
                    field.shape().width());
        }
        String pattern = field.shape().pattern();
        add(limits, "matches %s", pattern == null ? null : code(pattern));
        if (field.words().scheme() != null) {
            limits.add("scheme " + field.words().scheme());
        }
        add(limits, "with the information in `%s`", field.words().information());
        if (field.words().self() != null) {
            limits.add(field.words().self() == Self.ONLY ? "the sender itself" : "never the sender itself");
        }
    }

    private static void addNumber(NumberRules number, List<String> limits) {
        add(limits, "in %s", number.unit() == null ? null : code(number.unit()));
        add(limits, "decimals in, after rounding: %s", number.places());
        add(limits, "decimals out: %s", number.written());
        if (number.dropZero()) {
            limits.add("left out where it rounds to 0");
        }
        if (number.plain()) {
            limits.add("nothing between thousands");
        }
    }

    private static void addList(ListRules list, List<String> limits) {
        add(limits, "at most %s of them", list.max());
        if (list.unique()) {
            limits.add("none twice");
        }
        add(limits, "%s alone or not at all", list.exclusive());
    }

    private static void addPresence(Presence presence, List<String> limits) {
        addNames(limits, "required with ", presence.requiredWith());
        addNames(limits, "required without any of ", presence.requiredUnless());
        if (!presence.requiredWhen().isEmpty()) {
            limits.add("required where "
                    + presence.requiredWhen().entrySet().stream()
                            .map(when -> code(when.getKey()) + " means " + when.getValue())
                            .reduce((one, other) -> one + " and " + other)
                            .orElse(""));
        }
        addNames(limits, "never with ", presence.excludedBy());
        add(limits, "not before %s", presence.notBefore() == null ? null : code(presence.notBefore()));
        if (presence.sparse()) {
            limits.add("no such column out where it has no value");
        }
    }

    private static void addNames(List<String> limits, String what, List<String> names) {
        if (!names.isEmpty()) {
            limits.add(what + quoted(names));
        }
    }

    private static void add(List<String> limits, String what, @Nullable Object value) {
        if (value != null) {
            limits.add(what.formatted(Objects.toString(value)));
        }
    }
}
