package org.flaghoist.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the types of whole messages in a JSON Schema: notification, receipt and monthly picture, in this order. */
record JsonKinds(JsonNode schema, WholeJsonTypes types) {

    private static final String NOTIFICATION = "notification";
    /** As 'flaghoist schema' prints it; all that a partner gets, more than what it may send. */
    private static final String GOT = "got";

    private static final List<String> PRINTED = List.of(GOT, "receipt", "picture");
    private static final List<String> DEFINED = List.of("$defs", "definitions");

    /** By name; none where no type has members. */
    Map<String, JsonNode> found() {
        JsonNode printed = schema.path("$defs");
        if (!hasMembers(schema) && hasMembers(printed.path(GOT))) {
            Map<String, JsonNode> kinds = new LinkedHashMap<>();
            PRINTED.forEach(kind -> addObject(kind, printed.path(kind), kinds));
            return kinds;
        }
        Map<String, JsonNode> choices = choices();
        if (choices.size() > 1) {
            return choices;
        }
        return hasMembers(schema) ? Map.of(NOTIFICATION, schema) : unreferred();
    }

    /** Those of the root, where it has no members of its own. */
    private Map<String, JsonNode> choices() {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        JsonNode root = types.target(schema);
        if (root instanceof ObjectNode object && !hasMembers(object.deepCopy().without(WholeJsonTypes.EITHER))) {
            WholeJsonTypes.EITHER.forEach(key ->
                    root.path(key).forEach(choice -> addObject(name(choice, found.size()), choice, found)));
        }
        return found;
    }

    private static String name(JsonNode choice, int before) {
        String reference = choice.path("$ref").asText();
        String own = reference.isEmpty() ? choice.path("title").asText() : reference;
        String last = own.substring(own.lastIndexOf('/') + 1);
        return last.isEmpty() ? "number " + (before + 1) : last;
    }

    private Map<String, JsonNode> unreferred() {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        for (String key : DEFINED) {
            schema.path(key).properties().forEach(type -> {
                String reference =
                        "#/" + key + "/" + type.getKey().replace("~", "~0").replace("/", "~1");
                if (!isReferred(reference, type.getValue())) {
                    addObject(type.getKey(), type.getValue(), found);
                }
            });
        }
        return found;
    }

    private boolean isReferred(String reference, JsonNode type) {
        List<String> all = new ArrayList<>(schema.findValuesAsText(WholeJsonTypes.REF));
        type.findValuesAsText(WholeJsonTypes.REF).forEach(all::remove);
        return all.contains(reference);
    }

    private void addObject(String name, JsonNode type, Map<String, JsonNode> kinds) {
        if (hasMembers(type)) {
            kinds.put(name, type);
        }
    }

    private boolean hasMembers(JsonNode declared) {
        return types.with(declared, type -> type.has("properties"));
    }
}
