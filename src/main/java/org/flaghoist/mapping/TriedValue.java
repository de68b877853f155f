package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value of a tree that a mapping is tried with.
 *
 * @param steps from the root to it
 * @param values which may stand there, one for each turn, from the first again
 */
record TriedValue(List<Step> steps, List<JsonNode> values) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    // Names of persons are looked at by their letters.
    private static final List<String> LETTERS = List.of("Zq", "Жщ", "ضظ");

    /** @param list whether there is a list of such */
    record Step(String name, boolean list) {}

    /** Texts of each script, which stand nowhere else. */
    static List<JsonNode> texts(int number) {
        return LETTERS.stream()
                .map(letters -> (JsonNode) TextNode.valueOf(letters + number))
                .toList();
    }

    /** Words, each with texts of all scripts beside it. */
    static List<JsonNode> words(Collection<String> words) {
        return words.stream()
                .flatMap(word -> LETTERS.stream().map(letters -> (JsonNode) TextNode.valueOf(word)))
                .toList();
    }

    static List<JsonNode> number(int number) {
        return List.of(JSON.numberNode(number));
    }

    static List<JsonNode> flag() {
        return List.of(BooleanNode.TRUE);
    }

    String path() {
        return steps.stream().map(Step::name).collect(Collectors.joining("."));
    }

    JsonNode value(int turn) {
        return values.get(turn % values.size());
    }

    boolean standsBeside(TriedValue other) {
        return steps.get(0).equals(other.steps().get(0));
    }

    boolean isOfTheSameObject(TriedValue other) {
        int last = steps.size() - 1;
        return steps.size() == other.steps().size()
                && steps.subList(0, last).equals(other.steps().subList(0, last));
    }

    /** @param value null where only what is above it is made */
    void put(ObjectNode root, @Nullable JsonNode value) {
        ObjectNode at = root;
        for (Step step : steps.subList(0, steps.size() - 1)) {
            at = below(at, step);
        }
        Step last = steps.get(steps.size() - 1);
        if (value != null) {
            at.set(last.name(), last.list() ? JSON.arrayNode().add(value) : value);
        }
    }

    private static ObjectNode below(ObjectNode above, Step step) {
        JsonNode there = above.get(step.name());
        if (there == null) {
            ObjectNode made = JSON.objectNode();
            above.set(step.name(), step.list() ? JSON.arrayNode().add(made) : made);
            return made;
        }
        return (ObjectNode) (there instanceof ArrayNode list ? list.get(0) : there);
    }

    /** With one more step behind these. */
    static List<Step> with(List<Step> above, Step step) {
        return Stream.concat(above.stream(), Stream.of(step)).toList();
    }
}
