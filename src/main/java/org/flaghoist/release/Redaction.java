package org.flaghoist.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flaghoist.notification.JsonObjects;
import org.jspecify.annotations.Nullable;

/**
 * Takes things out of one notification and keeps the list of what it took. The notification is left as it is: what is
 * left shares with it whatever nothing was taken from. Used once, by one thread.
 */
final class Redaction {

    private final List<Removed> removed = new ArrayList<>();
    private ObjectNode rest;

    private record Removed(String path, Rule rule) {}

    Redaction(ObjectNode notification) {
        this.rest = notification;
    }

    /** R6. */
    void removePersonalData(PersonalPaths paths) {
        rest = reduced(rest, paths, "");
    }

    /** R8, for whom R6 leaves persons. */
    void removeProtectedPersons() {
        if (rest.get("persons") instanceof ArrayNode persons) {
            int before = removed.size();
            ArrayNode others = others(persons);
            if (others.isEmpty()) {
                rest = JsonObjects.copy(rest).without("persons");
                replaceSince(before, new Removed("/persons", Rule.R8));
            } else if (others.size() < persons.size()) {
                rest = JsonObjects.copy(rest).set("persons", others);
            }
        }
    }

    private ArrayNode others(ArrayNode persons) {
        String day = rest.path("createdAt").asText().split("T", 2)[0];
        ArrayNode others = JsonNodeFactory.instance.arrayNode(persons.size());
        for (int i = 0; i < persons.size(); i++) {
            if (ProtectedPerson.is(persons.get(i), day)) {
                removed.add(new Removed("/persons/" + i, Rule.R8));
            } else {
                others.add(persons.get(i));
            }
        }
        return others;
    }

    /** The value itself where nothing is taken from it, null where nothing is left. */
    private @Nullable JsonNode reduced(JsonNode value, PersonalPaths paths, String pointer) {
        int before = removed.size();
        if (!paths.isWhole()) {
            JsonNode left = value;
            if (value instanceof ArrayNode list) {
                left = reduced(list, paths, pointer);
            } else if (value instanceof ObjectNode object) {
                left = reduced(object, paths, pointer);
            }
            if (left == value || !left.isEmpty()) {
                return left;
            }
        }
        replaceSince(before, new Removed(pointer, Rule.R6));
        return null;
    }

    private ObjectNode reduced(ObjectNode object, PersonalPaths paths, String pointer) {
        ObjectNode left = object;
        for (Map.Entry<String, PersonalPaths> step : paths.steps().entrySet()) {
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

    private ArrayNode reduced(ArrayNode list, PersonalPaths paths, String pointer) {
        PersonalPaths each = paths.steps().get(PersonalPaths.EACH);
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

    private void replaceSince(int mark, Removed outermost) {
        removed.subList(mark, removed.size()).clear();
        removed.add(outermost);
    }

    boolean isEmpty() {
        return removed.isEmpty();
    }

    boolean took(Rule rule) {
        return removed.stream().anyMatch(one -> one.rule() == rule);
    }

    /** The rule that took the first thing; there must be one. */
    Rule firstRule() {
        return removed.get(0).rule();
    }

    /** What is left, with {@code redactions} where something was taken. */
    ObjectNode result() {
        if (!removed.isEmpty()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            rest.path("redactions").forEach(list::add);
            removed.forEach(one -> list.addObject()
                    .put("path", one.path())
                    .put("rule", one.rule().name()));
            rest = JsonObjects.copy(rest).set("redactions", list);
        }
        return rest;
    }
}
