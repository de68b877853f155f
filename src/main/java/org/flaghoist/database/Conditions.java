package org.flaghoist.database;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The conditions of a query that are asked for, and their values. */
public final class Conditions {

    private final List<String> all = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** @param value of the parameter {@code name} in the condition; where null the condition is left out */
    public Conditions and(String condition, String name, @Nullable Object value) {
        if (value != null) {
            all.add(condition);
            values.put(name, value instanceof Instant time ? Times.of(time) : value);
        }
        return this;
    }

    /** @param from a table, and how its rows belong to what is asked for; one of them must meet the others */
    public Conditions andAny(String from, Conditions others) {
        all.add("exists (select 1 from " + from + " and " + others.text() + ")");
        values.putAll(others.values);
        return this;
    }

    /** The whole of them after {@code where}. */
    public String text() {
        return all.isEmpty() ? "1 = 1" : String.join(" and ", all);
    }

    public Map<String, Object> values() {
        return values;
    }
}
