package org.flaghoist.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a JSON Schema says of a value only under a condition, and what only one of several types says. */
final class JsonConditions {

    private static final String PROPERTIES = "properties";
    private static final String THEN = "then";
    private static final String DEPENDENT = "dependentSchemas";

    /** Takes what is said under a condition, until all else is known. */
    static final String MAYBE = "flaghoist:maybe";

    static final List<String> KEYS = List.of("if", THEN, "else", DEPENDENT);

    private JsonConditions() {}

    /** The parts that hold under a condition. */
    static List<JsonNode> of(JsonNode declared) {
        List<JsonNode> parts = new ArrayList<>();
        for (String key : List.of(THEN, "else")) {
            if (declared.has(key)) {
                parts.add(declared.get(key));
            }
        }
        declared.path(DEPENDENT).forEach(parts::add);
        return parts;
    }

    /** The members of types, each as any of the types has it. */
    static Map<String, JsonNode> anyOf(List<ObjectNode> types) {
        Map<String, Set<JsonNode>> members = new LinkedHashMap<>();
        types.forEach(type -> collect(type, members));
        Map<String, JsonNode> any = new LinkedHashMap<>();
        members.forEach(
                (name, declared) -> any.put(name, declared.size() > 1 ? of("anyOf", declared) : first(declared)));
        return any;
    }

    private static void collect(JsonNode type, Map<String, Set<JsonNode>> members) {
        type.path(PROPERTIES).properties().forEach(member -> {
            // So says a type that it has no such member.
            boolean isNone = member.getValue().isBoolean() && !member.getValue().asBoolean();
            if (!isNone) {
                members.computeIfAbsent(member.getKey(), each -> new LinkedHashSet<>())
                        .add(member.getValue());
            }
        });
        type.path(MAYBE).forEach(part -> collect(part, members));
    }

    /** Adds the members of what is said under a condition; what is sure of one counts more. */
    static void settle(ObjectNode whole) {
        List<ObjectNode> parts = new ArrayList<>();
        whole.path(MAYBE).forEach(part -> parts.add((ObjectNode) part));
        whole.remove(MAYBE);
        anyOf(parts).forEach((name, maybe) -> {
            ObjectNode members = whole.withObjectProperty(PROPERTIES);
            JsonNode sure = members.get(name);
            members.set(
                    name,
                    sure == null || sure.isEmpty()
                            ? maybe
                            : of("allOf", List.of(sure)).set(THEN, maybe));
        });
    }

    private static ObjectNode of(String key, Iterable<JsonNode> types) {
        ObjectNode all = new ObjectMapper().createObjectNode();
        ArrayNode array = all.putArray(key);
        types.forEach(array::add);
        return all;
    }

    private static JsonNode first(Set<JsonNode> types) {
        return types.iterator().next();
    }
}
