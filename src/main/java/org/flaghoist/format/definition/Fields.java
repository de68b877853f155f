package org.flaghoist.format.definition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one object in the partner's order. */
public final class Fields {

    public static final Fields NONE = new Fields(Map.of());

    private final Map<String, Field> byName;
    private final List<String> order;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Fields(Map<String, Field> byName) {
        this.byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        this.order = new ArrayList<>(byName.keySet());
    }

    @JsonValue
    public Map<String, Field> byName() {
        return byName;
    }

    public @Nullable Field get(String name) {
        return byName.get(name);
    }

    public Set<String> names() {
        return byName.keySet();
    }

    public boolean isEmpty() {
        return byName.isEmpty();
    }

    public int size() {
        return byName.size();
    }

    /** The place of {@code name} in the partner's order, from 0; after all others where it is not declared. */
    public int rank(String name) {
        int rank = order.indexOf(name);
        return rank < 0 ? order.size() : rank;
    }
}
