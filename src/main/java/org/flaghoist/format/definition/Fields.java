package org.flaghoist.format.definition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one object in the partner's order. */
public final class Fields {

    public static final Fields NONE = new Fields(Map.of());

    private final Map<String, Field> byName;
    private final Map<String, Integer> ranks = new HashMap<>();
    /** By the names of those that have the information of a grading. */
    private final Map<String, String> sources = new HashMap<>();

    private final List<String> names;
    private final List<Field> fields;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Fields(Map<String, Field> byName) {
        Map<String, Field> paired = new LinkedHashMap<>(byName);
        byName.forEach((name, field) -> pair(name, field.words().information(), paired));
        this.byName = Collections.unmodifiableMap(paired);
        byName.keySet().forEach(name -> ranks.put(name, ranks.size()));
        this.names = List.copyOf(byName.keySet());
        this.fields = List.copyOf(paired.values());
    }

    // The two parts of one word: neither says anything without the other.
    private void pair(String source, @Nullable String information, Map<String, Field> fields) {
        Field other = information == null ? null : fields.get(information);
        if (information != null && other != null) {
            sources.put(information, source);
            fields.put(information, other.requiredWith(source));
            fields.computeIfPresent(source, (name, field) -> field.requiredWith(information));
        }
    }

    /** The grading of which the field of this name has the information; null for every other field. */
    public @Nullable String sourceOf(String name) {
        return sources.isEmpty() ? null : sources.get(name);
    }

    @JsonValue
    public Map<String, Field> byName() {
        return byName;
    }

    /** All fields, those within others too, by their names with dots; each before those that it holds. */
    public Map<String, Field> byPath() {
        Map<String, Field> byPath = new LinkedHashMap<>();
        add("", byPath);
        return byPath;
    }

    private void add(String above, Map<String, Field> byPath) {
        byName.forEach((name, field) -> {
            byPath.put(above + name, field);
            field.members().add(above + name + ".", byPath);
        });
    }

    /** The name at this place in the partner's order, from 0. */
    public String name(int rank) {
        return names.get(rank);
    }

    /** The field at this place in the partner's order, from 0. */
    public Field field(int rank) {
        return fields.get(rank);
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
        return ranks.getOrDefault(name, ranks.size());
    }
}
