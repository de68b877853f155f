package org.flaghoist.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flaghoist.effect.NativeForms;

/** The leaves of a notification, and of the hub's form as its schema has it. */
final class HubLeaves {

    private HubLeaves() {}

    static List<JsonPointer> of(JsonNode notification) {
        List<JsonPointer> leaves = new ArrayList<>();
        collect(notification, JsonPointer.empty(), leaves);
        return leaves;
    }

    private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> leaves) {
        if (node.isObject()) {
            node.fields()
                    .forEachRemaining(member -> collect(member.getValue(), at.appendProperty(member.getKey()), leaves));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), at.appendIndex(i), leaves);
            }
        } else {
            leaves.add(at);
        }
    }

    /** The pointer with {@code *} for every index. */
    static String pattern(JsonPointer leaf) {
        return leaf.toString().replaceAll("/[0-9]+(?=/|$)", "/*");
    }

    /** Every leaf that the schema allows, with {@code *} for an index, and what the schema says about it. */
    static Map<String, JsonNode> ofSchema() {
        JsonNode schema = SampleFolders.json(Shipped.FOLDER.resolve("notification.schema.json"));
        Map<String, JsonNode> leaves = new LinkedHashMap<>();
        collect(schema, schema, "", leaves);
        return leaves;
    }

    /** The leaves that two notifications do not have alike, each with both values. */
    static Map<JsonPointer, String> differences(JsonNode one, JsonNode other) {
        Set<JsonPointer> leaves = new LinkedHashSet<>(of(one));
        leaves.addAll(of(other));
        Map<JsonPointer, String> differences = new LinkedHashMap<>();
        for (JsonPointer leaf : leaves) {
            JsonNode left = NativeForms.comparable(one.at(leaf));
            JsonNode right = NativeForms.comparable(other.at(leaf));
            if (!left.equals(right)) {
                differences.put(leaf, left + " became " + right);
            }
        }
        return differences;
    }

    private static void collect(JsonNode schema, JsonNode node, String at, Map<String, JsonNode> leaves) {
        if (node.has("$ref")) {
            collect(schema, schema.at(node.path("$ref").asText().substring(1)), at, leaves);
        } else if (node.has("properties")) {
            node.path("properties")
                    .fields()
                    .forEachRemaining(member -> collect(schema, member.getValue(), at + "/" + member.getKey(), leaves));
        } else if (node.has("items")) {
            collect(schema, node.path("items"), at + "/*", leaves);
        } else {
            leaves.put(at, node);
        }
    }
}
