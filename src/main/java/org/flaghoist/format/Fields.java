package org.flaghoist.format;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one object in the partner's order. */
public record Fields(Map<String, Field> byName) {

    public @Nullable Field get(String name) {
        return byName.get(name);
    }

    public Set<String> names() {
        return byName.keySet();
    }
}
