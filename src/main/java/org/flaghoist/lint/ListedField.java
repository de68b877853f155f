package org.flaghoist.lint;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.function.UnaryOperator;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.fields.GradingPair;
import org.flaghoist.format.xsd.XsdValue;

/**
 * A field with a table, for which an XML Schema lists words.
 *
 * @param path names with dots
 * @param part what of a word of the table stands in it
 * @param isRead false where the partner never sends it
 */
record ListedField(
        JsonPointer at, String path, Field field, UnaryOperator<String> part, XsdValue value, boolean isRead) {

    /** Whether a word of the table is a grading, of which the field has one of both parts. */
    boolean isPart() {
        return GradingPair.isOf(field) || field.words().table() == null;
    }

    boolean lists(String whole) {
        String word = part.apply(whole);
        return value.words().stream().anyMatch(listed -> listed.word().equals(word));
    }
}
