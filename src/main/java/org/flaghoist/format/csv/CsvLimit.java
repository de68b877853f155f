package org.flaghoist.format.csv;

import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.jspecify.annotations.Nullable;

/**
 * How long the cells of what is written may be.
 *
 * @param fields the columns
 * @param others most characters of a column without a width; null where there is no limit
 */
record CsvLimit(Fields fields, @Nullable Integer others) {

    int of(CsvColumn column) {
        Integer own = width(column);
        return own != null ? own : others == null ? Integer.MAX_VALUE : others;
    }

    /** The key that says so, as a rule of the column. */
    String rule(CsvColumn column) {
        return width(column) == null ? "/csv/writtenCell" : "width";
    }

    private @Nullable Integer width(CsvColumn column) {
        Field field = fields.get(column.name());
        return field == null ? null : field.shape().width();
    }
}
