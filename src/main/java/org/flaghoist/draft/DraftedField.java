package org.flaghoist.draft;

import java.util.List;
import java.util.Set;

/**
 * A field as a partner's own schema has it.
 *
 * @param type as in {@code format.yaml}; empty for an object
 * @param words those that the schema lists; empty where it lists none
 * @param members of an object
 */
record DraftedField(
        String name, String type, boolean required, boolean list, Set<String> words, List<DraftedField> members) {

    /** A field that may be left out, as where a choice is. */
    DraftedField optional() {
        return new DraftedField(name, type, false, list, words, members);
    }
}
