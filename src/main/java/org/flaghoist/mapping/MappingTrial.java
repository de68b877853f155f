package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.schibsted.spt.data.jslt.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tries a mapping with each value there and not there, and looks where it comes out again. To read that in the mapping
 * is not possible: functions are called with any part of a tree.
 */
final class MappingTrial {

    // Of six words of a table, with letters of three scripts.
    private static final int TURNS = 18;

    private final Expression mapping;
    private final List<TriedValue> values;

    // Empty where the mapping refuses the tree. Most trees are made again, by another value or at another turn.
    private final Map<ObjectNode, Optional<Map<String, List<JsonNode>>>> applied = new HashMap<>();

    MappingTrial(Expression mapping, List<TriedValue> values) {
        this.mapping = mapping;
        this.values = values;
    }

    /**
     * Where a value comes out.
     *
     * @param same paths of what is the same
     * @param other paths of what else depends on it
     */
    record Moved(Set<String> same, Set<String> other) {}

    /** By path of the value. */
    Map<String, Moved> all() {
        Map<String, Moved> all = new LinkedHashMap<>();
        values.forEach(value -> all.put(value.path(), of(value)));
        return all;
    }

    private Moved of(TriedValue value) {
        Moved moved = new Moved(new LinkedHashSet<>(), new LinkedHashSet<>());
        for (int turn = 0; turn < Math.min(TURNS, value.values().size()); turn++) {
            compare(value, turn, List.of(), moved);
        }
        List<TriedValue> beside =
                values.stream().filter(each -> each.standsBeside(value)).toList();
        List<TriedValue> around =
                values.stream().filter(each -> each.isOfTheSameObject(value)).toList();
        // In a flat form what belongs together stands at the root.
        List<TriedValue> all = beside.size() > 1 ? beside : values;
        for (List<TriedValue> others : Stream.of(all, around).distinct().toList()) {
            for (int turn = 0; turn < TURNS; turn++) {
                compare(value, turn, others, moved);
            }
        }
        // What was once another was the same by chance, and what is part of what is the same says nothing more.
        moved.same().removeAll(moved.other());
        List<String> same = List.copyOf(moved.same());
        Stream.of(moved.same(), moved.other())
                .forEach(paths ->
                        paths.removeIf(path -> same.stream().anyMatch(whole -> path.startsWith(whole + "."))));
        return moved;
    }

    private void compare(TriedValue value, int turn, List<TriedValue> others, Moved moved) {
        Optional<Map<String, List<JsonNode>>> without = applied(tree(value, null, turn, others));
        Optional<Map<String, List<JsonNode>>> with = applied(tree(value, value.value(turn), turn, others));
        if (with.isPresent() && without.isPresent()) {
            compare(value.value(turn), without.get(), with.get(), moved);
        }
    }

    private static void compare(
            JsonNode tried, Map<String, List<JsonNode>> without, Map<String, List<JsonNode>> with, Moved moved) {
        with.forEach((path, found) -> {
            List<JsonNode> before = without.getOrDefault(path, List.of());
            if (isNew(tried, found, before) || parts(tried).stream().anyMatch(part -> isNew(part, found, before))) {
                moved.same().add(path);
            } else if (!found.equals(before) && !found.get(0).isContainerNode()) {
                moved.other().add(path);
            }
        });
    }

    private static boolean isNew(JsonNode tried, List<JsonNode> found, List<JsonNode> before) {
        return found.contains(tried) && !before.contains(tried);
    }

    private static List<JsonNode> parts(JsonNode tried) {
        List<JsonNode> parts = new ArrayList<>();
        tried.forEach(parts::add);
        return parts;
    }

    private static ObjectNode tree(TriedValue value, @Nullable JsonNode own, int turn, List<TriedValue> others) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        others.stream().filter(each -> !each.equals(value)).forEach(each -> each.put(tree, each.value(turn)));
        value.put(tree, own);
        return tree;
    }

    private Optional<Map<String, List<JsonNode>>> applied(ObjectNode tree) {
        return applied.computeIfAbsent(tree, this::apply);
    }

    // What it refuses, such as letters of another script, shows nothing, nor does a function without end.
    private Optional<Map<String, List<JsonNode>>> apply(ObjectNode tree) {
        Map<String, List<JsonNode>> made = new LinkedHashMap<>();
        try {
            collect("", mapping.apply(tree), made);
            return Optional.of(made);
        } catch (RuntimeException | StackOverflowError refused) {
            return Optional.empty();
        }
    }

    private static void collect(String path, JsonNode made, Map<String, List<JsonNode>> all) {
        if (made.isArray()) {
            made.forEach(element -> collect(path, element, all));
            return;
        }
        all.computeIfAbsent(path, each -> new ArrayList<>()).add(made);
        made.properties()
                .forEach(member -> collect(
                        path.isEmpty() ? member.getKey() : path + "." + member.getKey(), member.getValue(), all));
    }
}
