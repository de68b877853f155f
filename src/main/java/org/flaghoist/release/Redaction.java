package org.flaghoist.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.flaghoist.notification.JsonObjects;
import org.jspecify.annotations.Nullable;

/**
 * Takes things out of one notification and keeps the list of what it took. The notification is left as it is: what is
 * left shares with it whatever nothing was taken from. Used once, by one thread.
 */
final class Redaction {

    private static final String PERSONS = "persons";
    private static final Comparator<String> BY_NUMBER =
            Comparator.comparingInt(rule -> Integer.parseInt(rule, 1, rule.length(), 10));

    private final List<Removed> removed = new ArrayList<>();
    private ObjectNode rest;

    private record Removed(String path, String rule) {}

    Redaction(ObjectNode notification) {
        this.rest = notification;
    }

    /**
     * R8. First of all, since it looks at what others may take out of a person. Null stands for each who goes until
     * {@link #remove}, so that the others keep their places in the list.
     */
    void markProtectedPersons() {
        if (rest.get(PERSONS) instanceof ArrayNode persons) {
            String day = rest.path("createdAt").asText().split("T", 2)[0];
            ArrayNode marked = JsonNodeFactory.instance.arrayNode(persons.size());
            persons.forEach(person ->
                    marked.add(ProtectedPerson.is(person, day) ? JsonNodeFactory.instance.nullNode() : person));
            rest = JsonObjects.copy(rest).set(PERSONS, marked);
        }
    }

    /**
     * R6, R8, and what rules of agreements take out.
     *
     * @param paths they visit the persons where some are marked
     */
    void remove(RemovedPaths paths) {
        rest = reduced(rest, paths, "");
    }

    /** The value itself where nothing is taken from it, null where nothing is left. */
    private @Nullable JsonNode reduced(JsonNode value, RemovedPaths paths, String pointer) {
        int before = removed.size();
        String rule = value.isNull() ? Rule.R8.name() : paths.rule();
        if (rule == null) {
            JsonNode left = value;
            if (value instanceof ArrayNode list) {
                left = reduced(list, paths, pointer);
            } else if (value instanceof ObjectNode object) {
                left = reduced(object, paths, pointer);
            }
            if (left == value || !left.isEmpty()) {
                return left;
            }
            rule = removed.get(removed.size() - 1).rule();
        }
        removed.subList(before, removed.size()).clear();
        removed.add(new Removed(pointer, rule));
        return null;
    }

    private ObjectNode reduced(ObjectNode object, RemovedPaths paths, String pointer) {
        ObjectNode left = object;
        for (Map.Entry<String, RemovedPaths> step : paths.steps().entrySet()) {
            String name = step.getKey();
            JsonNode member = object.get(name);
            JsonNode kept = member == null ? null : reduced(member, step.getValue(), pointer + "/" + name);
            if (kept != member) {
                left = left == object ? JsonObjects.copy(object) : left;
                left = kept == null ? left.without(name) : left.set(name, kept);
            }
        }
        return left;
    }

    private ArrayNode reduced(ArrayNode list, RemovedPaths paths, String pointer) {
        RemovedPaths each = paths.steps().get(RemovedPaths.EACH);
        if (each == null) {
            return list;
        }
        int before = removed.size();
        ArrayNode left = JsonNodeFactory.instance.arrayNode(list.size());
        for (int i = 0; i < list.size(); i++) {
            JsonNode kept = reduced(list.get(i), each, pointer + "/" + i);
            if (kept != null) {
                left.add(kept);
            }
        }
        return removed.size() == before ? list : left;
    }

    boolean isEmpty() {
        return removed.isEmpty();
    }

    boolean took(String rule) {
        return removed.stream().anyMatch(one -> one.rule().equals(rule));
    }

    /** The last of the rules that took something, but for R8, of which a release does not speak. */
    @Nullable
    String lastRule() {
        return removed.stream()
                .map(Removed::rule)
                .filter(rule -> !rule.equals(Rule.R8.name()))
                .max(BY_NUMBER)
                .orElse(null);
    }

    /** The first of the rules that took something; there must be one. */
    String firstRule() {
        return removed.stream().map(Removed::rule).min(BY_NUMBER).orElseThrow();
    }

    /** What is left, with {@code redactions} where something was taken. */
    ObjectNode result() {
        if (!removed.isEmpty()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            rest.path("redactions").forEach(list::add);
            removed.forEach(one -> list.addObject().put("path", one.path()).put("rule", one.rule()));
            rest = JsonObjects.copy(rest).set("redactions", list);
        }
        return rest;
    }
}
