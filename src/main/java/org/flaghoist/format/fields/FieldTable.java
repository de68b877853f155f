package org.flaghoist.format.fields;

import java.util.function.UnaryOperator;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.jspecify.annotations.Nullable;

/**
 * The table whose words a field has.
 *
 * @param part what of such a word stands in the field: all of it, or one of its two parts
 */
public record FieldTable(String name, UnaryOperator<String> part) {

    /** Null where it has none. */
    public static @Nullable FieldTable of(String name, Fields fields) {
        Field field = fields.get(name);
        String source = fields.sourceOf(name);
        Field graded = source == null ? field : fields.get(source);
        String table = graded == null ? null : graded.words().table();
        if (graded == null || table == null) {
            return null;
        }
        return new FieldTable(table, source == null ? part(graded) : GradingPair::information);
    }

    private static UnaryOperator<String> part(Field field) {
        return GradingPair.isOf(field) ? GradingPair::source : UnaryOperator.identity();
    }
}
