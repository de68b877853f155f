package org.flaghoist.mapping;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Words of a table, which notes for which of them it was asked. */
final class AskedWords extends AbstractMap<String, String> {

    private final Map<String, String> words;
    private final Set<String> asked;

    AskedWords(Map<String, String> words, Set<String> asked) {
        this.words = words;
        this.asked = asked;
    }

    @Override
    public @Nullable String get(Object word) {
        String found = words.get(word);
        if (found != null) {
            asked.add(String.valueOf(word));
        }
        return found;
    }

    @Override
    public @Nullable String getOrDefault(Object word, @Nullable String other) {
        String found = get(word);
        return found == null ? other : found;
    }

    @Override
    public boolean containsKey(Object word) {
        return words.containsKey(word);
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return words.entrySet();
    }
}
