package org.flaghoist.format.records;

import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.NumberForm;
import org.flaghoist.format.definition.RecordLayout;
import org.jspecify.annotations.Nullable;

/** Reports numbers that could not be read as they are written: filled with zeros, some with their sign. */
final class RecordNumbersCheck {

    private final RecordLayout layout;
    private final @Nullable NumberForm numbers;
    private final BiConsumer<String, String> faults;

    /** @param faults takes a key's path and what is wrong */
    RecordNumbersCheck(RecordLayout layout, @Nullable NumberForm numbers, BiConsumer<String, String> faults) {
        this.layout = layout;
        this.numbers = numbers;
        this.faults = faults;
    }

    /** @param where the path of these fields, which are read */
    void check(String where, Fields fields) {
        fields.byName().forEach((name, field) -> {
            if (field.out()) {
                return;
            }
            boolean isNumber = field.type() == FieldType.INTEGER || field.type() == FieldType.NUMBER;
            if (isNumber && numbers == null) {
                faults.accept("numbers", "is missing; add it: without it no number of a record is read");
            } else if (isNumber && numbers != null && field.shape().width() != null) {
                check(where + "." + name, field, new Digits(layout.signed().contains(name), field, numbers));
            }
            check(where + "." + name + ".members", field.members());
        });
    }

    private void check(String path, Field field, Digits digits) {
        String own = field.shape().pattern();
        String usual = digits.usualPattern();
        Pattern pattern = compiled(own == null ? usual : own);
        if (pattern == null) {
            return;
        }
        digits.numbers()
                .filter(number -> !digits.areRead(pattern, number))
                .findFirst()
                .ifPresent(number -> {
                    String cannot = "cannot read '%s', as %s is written; ".formatted(digits.written(number), number);
                    String due = "'" + digits.due() + "'"
                            + (digits.isSignForgotten(pattern) ? ", or name it under records.signed" : "");
                    if (own == null) {
                        String key = field.type() == FieldType.INTEGER ? "integer" : "decimal";
                        faults.accept(
                                path, "'%s' of numbers.%s %sgive it the pattern %s".formatted(usual, key, cannot, due));
                    } else {
                        faults.accept(path + ".pattern", "'%s' %swrite %s".formatted(own, cannot, due));
                    }
                });
    }

    // Of one that is missing, or is no pattern, there is a fault already.
    private static @Nullable Pattern compiled(@Nullable String pattern) {
        try {
            return pattern == null ? null : Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    /** What a field of a number is written as. */
    private record Digits(boolean signed, Field field, NumberForm form) {

        /** Some of each kind that it may have. */
        Stream<String> numbers() {
            return Stream.of(
                            Stream.of("1"),
                            Stream.of(form.comma() ? "1,5" : "1.5").filter(number -> !isWhole()),
                            Stream.of("-1").filter(number -> signed))
                    .flatMap(each -> each);
        }

        String usualPattern() {
            return field.type() == FieldType.INTEGER ? form.integer() : form.decimal();
        }

        private boolean isWhole() {
            return field.type() == FieldType.INTEGER
                    || Objects.equals(field.number().written(), 0);
        }

        private int width() {
            return Objects.requireNonNull(field.shape().width());
        }

        String written(String number) {
            return FilledNumber.written(number, width(), signed);
        }

        // One that is too long for its field is never written.
        boolean areRead(Pattern pattern, String number) {
            return written(number).length() > width()
                    || pattern.matcher(written(number)).matches();
        }

        boolean isSignForgotten(Pattern pattern) {
            return !signed
                    && pattern.matcher(FilledNumber.written("1", width(), true)).matches();
        }

        /** A pattern that reads all of them. */
        String due() {
            String whole = "[0-9]{" + (signed ? width() - 1 : width()) + "}";
            String decimal = "[0-9]+(" + (form.comma() ? "," : "[.]") + "[0-9]+)?";
            return (signed ? "[+-]" : "") + (isWhole() ? whole : decimal);
        }
    }
}
