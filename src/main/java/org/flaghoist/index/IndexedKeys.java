package org.flaghoist.index;

import java.util.List;
import java.util.Set;

/**
 * What the index has of a message.
 *
 * @param words by which it is found
 * @param links by which it may be linked with others
 */
record IndexedKeys(Set<Long> words, List<LinkRow> links) {

    static final IndexedKeys NONE = new IndexedKeys(Set.of(), List.of());

    int size() {
        return words.size() + links.size();
    }
}
