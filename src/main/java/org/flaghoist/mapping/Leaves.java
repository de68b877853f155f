package org.flaghoist.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of a tree that have no parts. */
public final class Leaves {

    private Leaves() {}

    /** Where they stand. */
    public static List<JsonPointer> of(JsonNode tree) {
        List<JsonPointer> leaves = new ArrayList<>();
        collect(tree, JsonPointer.empty(), leaves);
        return leaves;
    }

    private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> leaves) {
        if (node.isObject()) {
            node.properties().forEach(member -> collect(member.getValue(), at.appendProperty(member.getKey()), leaves));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), at.appendIndex(i), leaves);
            }
        } else {
            leaves.add(at);
        }
    }

    /** The pointer with {@code *} for every index. */
    public static String pattern(JsonPointer leaf) {
        return leaf.toString().replaceAll("/[0-9]+(?=/|$)", "/*");
    }

    /** Takes a value out of a tree. */
    static void remove(JsonNode tree, JsonPointer leaf) {
        JsonNode parent = tree.at(leaf.head());
        if (parent instanceof ArrayNode list) {
            list.remove(leaf.last().getMatchingIndex());
        } else {
            ((ObjectNode) parent).remove(leaf.last().getMatchingProperty());
        }
    }

    /** Puts another value into its place. */
    static void set(JsonNode tree, JsonPointer leaf, JsonNode value) {
        JsonNode parent = tree.at(leaf.head());
        if (parent instanceof ArrayNode list) {
            list.set(leaf.last().getMatchingIndex(), value);
        } else {
            ((ObjectNode) parent).set(leaf.last().getMatchingProperty(), value);
        }
    }

    /** Every leaf that a JSON Schema allows, as {@link #pattern}, and what the schema says about it. */
    public static Map<String, JsonNode> ofSchema(JsonNode schema) {
        Map<String, JsonNode> leaves = new LinkedHashMap<>();
        collect(schema, schema, "", leaves);
        return leaves;
    }

    private static void collect(JsonNode schema, JsonNode node, String at, Map<String, JsonNode> leaves) {
        if (node.has("$ref")) {
            collect(schema, schema.at(node.path("$ref").asText().substring(1)), at, leaves);
        } else if (node.has("properties")) {
            node.path("properties")
                    .properties()
                    .forEach(member -> collect(schema, member.getValue(), at + "/" + member.getKey(), leaves));
        } else if (node.has("items")) {
            collect(schema, node.path("items"), at + "/*", leaves);
        } else {
            leaves.put(at, node);
        }
    }
}
