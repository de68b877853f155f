package org.flaghoist.effect;

import java.util.List;

/**
 * What differs between two forms of a message.
 *
 * @param fields the fields, elements or lines
 * @param words of those fields that have words of a list, and nobody's data
 */
public record FieldChanges(List<String> fields, List<ChangedWord> words) {

    static final FieldChanges NONE = new FieldChanges(List.of(), List.of());

    boolean isEmpty() {
        return fields.isEmpty();
    }
}
