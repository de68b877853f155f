package org.flaghoist.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The values of a notification in the hub's form by where they stand, to be compared with those of another. */
public final class FormDiff {

    private final Map<String, JsonNode> byPointer = new HashMap<>();

    public FormDiff(JsonNode form) {
        collect("", form);
    }

    /**
     * A value that is not as it was.
     *
     * @param path JSON Pointer
     * @param before null where it is new
     * @param after null where it is gone
     */
    public record FieldChange(
            String path,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    /** In the order of the pointers. */
    public List<FieldChange> changesTo(FormDiff other) {
        List<FieldChange> changes = new ArrayList<>();
        var pointers = new TreeSet<>(byPointer.keySet());
        pointers.addAll(other.byPointer.keySet());
        for (String pointer : pointers) {
            JsonNode before = byPointer.get(pointer);
            JsonNode after = other.byPointer.get(pointer);
            if (before == null || !before.equals(after)) {
                changes.add(new FieldChange(pointer, before, after));
            }
        }
        return changes;
    }

    private void collect(String pointer, JsonNode node) {
        if (node.isObject() && !node.isEmpty()) {
            node.properties().forEach(member -> collect(pointer + "/" + escaped(member.getKey()), member.getValue()));
        } else if (node.isArray() && !node.isEmpty()) {
            for (int i = 0; i < node.size(); i++) {
                collect(pointer + "/" + i, node.get(i));
            }
        } else {
            byPointer.put(pointer, node);
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
