package org.flaghoist.format.records;

import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
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
                check(where + "." + name, name, field, numbers);
            }
            check(where + "." + name + ".members", field.members());
        });
    }

    private void check(String path, String name, Field field, NumberForm form) {
        boolean signed = layout.signed().contains(name);
        boolean whole = field.type() == FieldType.INTEGER || Objects.equals(field.number().written(), 0);
        int width = Objects.requireNonNull(field.shape().width());
        String usual = field.type() == FieldType.INTEGER ? form.integer() : form.decimal();
        String own = field.shape().pattern();
        Pattern pattern = Pattern.compile(own == null ? usual : own);
        numbers(signed, whole, form)
                .filter(number -> !isRead(pattern, FilledNumber.written(number, width, signed), width))
                .findFirst()
                .ifPresent(number -> {
                    String cannot = "cannot read '%s', as %s is written; "
                            .formatted(FilledNumber.written(number, width, signed), number);
                    String due = "'" + pattern(signed, whole, width, form) + "'";
                    if (own == null) {
                        String key = field.type() == FieldType.INTEGER ? "integer" : "decimal";
                        faults.accept(
                                path, "'%s' of numbers.%s %sgive it the pattern %s".formatted(usual, key, cannot, due));
                    } else {
                        faults.accept(path + ".pattern", "'%s' %swrite %s".formatted(own, cannot, due));
                    }
                });
    }

    private static Stream<String> numbers(boolean signed, boolean whole, NumberForm form) {
        return Stream.of(
                        Stream.of("1"),
                        Stream.of(form.comma() ? "1,5" : "1.5").filter(number -> !whole),
                        Stream.of("-1").filter(number -> signed))
                .flatMap(each -> each);
    }

    // One that is too long for its field is never written.
    private static boolean isRead(Pattern pattern, String written, int width) {
        return written.length() > width || pattern.matcher(written).matches();
    }

    private static String pattern(boolean signed, boolean whole, int width, NumberForm form) {
        String digits = "[0-9]{" + (signed ? width - 1 : width) + "}";
        return (signed ? "[+-]" : "") + (whole ? digits : "[0-9]+(" + (form.comma() ? "," : "[.]") + "[0-9]+)?");
    }
}
