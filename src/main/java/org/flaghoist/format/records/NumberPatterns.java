package org.flaghoist.format.records;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.NumberForm;
import org.flaghoist.notification.ReusedMatchers;
import org.jspecify.annotations.Nullable;

/** The patterns of numbers as they stand in their records, filled. Thread-safe. */
final class NumberPatterns {

    private final @Nullable NumberForm form;
    private final Map<String, ReusedMatchers> compiled = new ConcurrentHashMap<>();

    NumberPatterns(@Nullable NumberForm form) {
        this.form = form;
    }

    boolean fit(String filled, Field number) {
        String pattern = of(number);
        return pattern == null
                || compiled.computeIfAbsent(pattern, written -> new ReusedMatchers(Pattern.compile(written)))
                        .matches(filled);
    }

    /** The key that has it, as a rule of the field. */
    String rule(Field number) {
        return form == null || number.shape().pattern() != null
                ? "pattern"
                : form.rule(number.type() == FieldType.INTEGER);
    }

    /** Null where it has none. */
    @Nullable
    String of(Field number) {
        if (form == null || number.shape().pattern() != null) {
            return number.shape().pattern();
        }
        return form.written(number.type() == FieldType.INTEGER);
    }
}
