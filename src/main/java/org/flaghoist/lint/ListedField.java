package org.flaghoist.lint;

import com.fasterxml.jackson.core.JsonPointer;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.xsd.XsdValue;

/**
 * A field with a table, for which an XML Schema lists words.
 *
 * @param path names with dots
 * @param isRead false where the partner never sends it
 */
record ListedField(JsonPointer at, String path, Field field, XsdValue value, boolean isRead) {

    boolean lists(String word) {
        return value.words().stream().anyMatch(listed -> listed.word().equals(word));
    }
}
