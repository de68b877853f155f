package org.flaghoist.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupJson;

/**
 * Puts together what a JSON Schema says of one value in several places: what it refers to in the same file, all of
 * {@code allOf}, of {@code anyOf} and {@code oneOf} what any of them may have, and the members that are there under a
 * condition.
 */
final class WholeJsonTypes {

    static final String REF = "$ref";
    private static final String REQUIRED = "required";
    private static final String PROPERTIES = "properties";
    private static final String ALL = "allOf";
    private static final int MOST_WITHIN = 2;
    static final List<String> EITHER = List.of("anyOf", "oneOf");

    private static final Set<String> ADDED = Set.of(REQUIRED, JsonConditions.MAYBE);
    /** What they say is put in their place. */
    private static final List<String> RESOLVED = Stream.of(List.of(REF, ALL), EITHER, JsonConditions.KEYS)
            .flatMap(List::stream)
            .toList();

    private final Path file;
    private final JsonNode schema;
    /** What the types refer to that the one at hand is a part of, outermost last. */
    private final Deque<Set<String>> around = new ArrayDeque<>();

    WholeJsonTypes(Path file, JsonNode schema) {
        this.file = file;
        this.schema = schema;
    }

    /** What is done with a whole type. */
    @FunctionalInterface
    interface TypeWork<T> {
        T of(ObjectNode whole);
    }

    /**
     * Does {@code work} with the whole of a type, and its parts within that.
     *
     * @throws SetupException for a reference that cannot be followed, or that leads back to itself
     */
    <T> T with(JsonNode declared, TypeWork<T> work) {
        Set<String> used = new HashSet<>();
        ObjectNode whole = whole(declared, List.of(), used);
        JsonConditions.settle(whole);
        around.push(used);
        try {
            return work.of(whole);
        } finally {
            around.pop();
        }
    }

    /**
     * @param above the references that led here
     * @param used takes all that are followed
     */
    private ObjectNode whole(JsonNode declared, List<String> above, Set<String> used) {
        ObjectNode whole = new ObjectMapper().createObjectNode();
        add(whole, declared);
        if (declared.has(REF)) {
            String reference = declared.get(REF).asText();
            JsonNode target = target(reference, above);
            used.add(reference);
            List<String> further =
                    Stream.concat(above.stream(), Stream.of(reference)).toList();
            add(whole, whole(target, further, used));
        }
        declared.path(ALL).forEach(part -> add(whole, whole(part, above, used)));
        EITHER.forEach(key -> addEither(whole, declared.path(key), above, used));
        JsonConditions.of(declared)
                .forEach(part -> whole.withArrayProperty(JsonConditions.MAYBE).add(whole(part, above, used)));
        return whole;
    }

    // Which of several it is, nobody knows here: of all that they ask nothing is sure.
    private void addEither(ObjectNode whole, JsonNode choices, List<String> above, Set<String> used) {
        List<ObjectNode> types = new ArrayList<>();
        choices.forEach(choice -> types.add(whole(choice, above, used)));
        types.removeIf(type -> type.path("type").asText().equals("null"));
        if (types.size() > 1) {
            addUnsure(whole, types);
        } else {
            types.forEach(type -> add(whole, type));
        }
    }

    private static void addUnsure(ObjectNode whole, List<ObjectNode> types) {
        ArrayNode words = JsonWords.ofAny(types);
        ObjectNode members = new ObjectMapper().createObjectNode();
        JsonConditions.anyOf(types).forEach(members::set);
        types.forEach(type -> {
            type.remove(List.of(REQUIRED, PROPERTIES, JsonConditions.MAYBE));
            type.remove(JsonLimits.KEYS);
            type.remove(JsonWords.KEYS);
            add(whole, type);
        });
        if (!members.isEmpty()) {
            add(whole, new ObjectMapper().createObjectNode().set(PROPERTIES, members));
        }
        if (!words.isEmpty() && !JsonWords.has(whole)) {
            whole.set(JsonWords.ENUM, words);
        }
    }

    private static void add(ObjectNode whole, JsonNode part) {
        part.properties().forEach(member -> {
            String key = member.getKey();
            JsonNode value = member.getValue();
            if (key.equals(PROPERTIES)) {
                ObjectNode properties = whole.withObjectProperty(PROPERTIES);
                value.properties().forEach(property -> addMember(properties, property.getKey(), property.getValue()));
            } else if (ADDED.contains(key) && value.isArray()) {
                whole.withArrayProperty(key).addAll((ArrayNode) value);
            } else if (!RESOLVED.contains(key) && !whole.has(key)) {
                whole.set(key, value);
            }
        });
    }

    private static void addMember(ObjectNode properties, String name, JsonNode type) {
        JsonNode other = properties.get(name);
        if (other == null) {
            properties.set(name, type);
        } else if (!other.equals(type)) {
            ArrayNode both = new ObjectMapper().createArrayNode().add(other).add(type);
            properties.set(name, new ObjectMapper().createObjectNode().set(ALL, both));
        }
    }

    /** What a type that says nothing but that refers to; another type itself. */
    JsonNode target(JsonNode declared) {
        List<String> above = new ArrayList<>();
        JsonNode target = declared;
        while (target.has(REF) && !target.has(PROPERTIES) && !target.has(ALL)) {
            String reference = target.get(REF).asText();
            target = target(reference, above);
            above.add(reference);
        }
        return target;
    }

    private JsonNode target(String reference, List<String> above) {
        boolean isHere = reference.equals("#") || reference.startsWith("#/");
        JsonNode target = isHere ? schema.at(reference.substring(1)) : schema.path(reference);
        if (!isHere || target.isMissingNode()) {
            throw fault(reference, "is not in this file; put all that it refers to into one file, as '#/$defs/<name>'");
        }
        // What extends a type may have members of that type: it is not without end yet.
        long times = around.stream().filter(used -> used.contains(reference)).count();
        if (above.contains(reference) || times > MOST_WITHIN) {
            throw fault(reference, "is a part of itself, as no form is; take it out of a copy of the schema");
        }
        return target;
    }

    private SetupException fault(String reference, String what) {
        return SetupException.of(file, SetupJson.line(file, REF, reference), REF, "'" + reference + "' " + what);
    }
}
