package org.flaghoist.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Takes things out of a copy of one notification and keeps the list of what it took. Used once, by one thread. */
final class Redaction {

    private final ObjectNode rest;
    private final List<Removed> removed = new ArrayList<>();

    private record Removed(String path, Rule rule) {}

    Redaction(ObjectNode notification) {
        this.rest = notification.deepCopy();
    }

    /** R6. */
    void removePersonalData(PersonalPaths paths) {
        remove(rest, paths, "");
    }

    /** R8, for whom R6 leaves persons. */
    void removeProtectedPersons() {
        if (rest.get("persons") instanceof ArrayNode persons) {
            int before = removed.size();
            String day = rest.path("createdAt").asText().split("T", 2)[0];
            List<Integer> those = new ArrayList<>();
            for (int i = 0; i < persons.size(); i++) {
                if (ProtectedPerson.is(persons.get(i), day)) {
                    those.add(i);
                    removed.add(new Removed("/persons/" + i, Rule.R8));
                }
            }
            drop(persons, those);
            if (persons.isEmpty()) {
                rest.remove("persons");
                replaceSince(before, new Removed("/persons", Rule.R8));
            }
        }
    }

    private void remove(JsonNode from, PersonalPaths paths, String pointer) {
        if (from instanceof ArrayNode list) {
            PersonalPaths each = paths.steps().get(PersonalPaths.EACH);
            if (each != null) {
                removeFromEach(list, each, pointer);
            }
        } else if (from instanceof ObjectNode object) {
            paths.steps().forEach((name, step) -> {
                JsonNode member = object.get(name);
                if (member != null && goesWhole(member, step, pointer + "/" + name)) {
                    object.remove(name);
                }
            });
        }
    }

    // The pointers are into the notification as it was, so nothing is dropped before the list has been gone through.
    private void removeFromEach(ArrayNode list, PersonalPaths each, String pointer) {
        List<Integer> whole = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            if (goesWhole(list.get(i), each, pointer + "/" + i)) {
                whole.add(i);
            }
        }
        drop(list, whole);
    }

    private boolean goesWhole(JsonNode value, PersonalPaths paths, String pointer) {
        int before = removed.size();
        if (!paths.isWhole()) {
            remove(value, paths, pointer);
            if (removed.size() == before || !value.isEmpty()) {
                return false;
            }
        }
        replaceSince(before, new Removed(pointer, Rule.R6));
        return true;
    }

    private void replaceSince(int mark, Removed outermost) {
        removed.subList(mark, removed.size()).clear();
        removed.add(outermost);
    }

    private static void drop(ArrayNode list, List<Integer> rising) {
        for (int i = rising.size() - 1; i >= 0; i--) {
            list.remove(rising.get(i));
        }
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
            ArrayNode list = rest.withArrayProperty("redactions");
            removed.forEach(one -> list.addObject()
                    .put("path", one.path())
                    .put("rule", one.rule().name()));
        }
        return rest;
    }
}
