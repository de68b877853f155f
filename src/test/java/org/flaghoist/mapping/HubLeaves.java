package org.flaghoist.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.flaghoist.effect.NativeForms;

/** The leaves of the hub's form, as its schema has it, and of two notifications. */
final class HubLeaves {

    private HubLeaves() {}

    /** Every leaf that the schema allows, and what it says about it. */
    static Map<String, JsonNode> ofSchema() {
        return Leaves.ofSchema(SampleFolders.json(Shipped.FOLDER.resolve("notification.schema.json")));
    }

    /** The leaves that two notifications do not have alike, each with both values. */
    static Map<JsonPointer, String> differences(JsonNode one, JsonNode other) {
        Set<JsonPointer> leaves = new LinkedHashSet<>(Leaves.of(one));
        leaves.addAll(Leaves.of(other));
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
}
