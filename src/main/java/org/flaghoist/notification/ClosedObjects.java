package org.flaghoist.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Puts {@code additionalProperties} in the place of {@code unevaluatedProperties} wherever both say the same: for the
 * latter the validator notes all that it has looked at, which costs more than the whole of the other checks.
 */
final class ClosedObjects {

    private static final String UNEVALUATED = "unevaluatedProperties";
    private static final String ADDITIONAL = "additionalProperties";
    private static final String NAMED = "properties";

    /** What applies other schemas to the same object. */
    private static final List<String> IN_PLACE = List.of("allOf", "anyOf", "oneOf", "if", "then", "else");

    /** With these a schema may look at members that it does not name. */
    private static final List<String> OPEN =
            List.of("$ref", "$dynamicRef", "patternProperties", "dependentSchemas", "not", ADDITIONAL);

    private ClosedObjects() {}

    /** Changes a schema, and all within it. */
    static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && BooleanNode.FALSE.equals(object.get(UNEVALUATED))
                && looksAtNothingElse(object, object.path(NAMED))) {
            object.set(ADDITIONAL, object.remove(UNEVALUATED));
        }
        schema.forEach(ClosedObjects::close);
    }

    private static boolean looksAtNothingElse(JsonNode schema, JsonNode named) {
        return OPEN.stream().noneMatch(schema::has)
                && names(schema.path(NAMED)).allMatch(named::has)
                && IN_PLACE.stream()
                        .flatMap(keyword -> schemas(schema.path(keyword)))
                        .allMatch(part -> !part.has(UNEVALUATED) && looksAtNothingElse(part, named));
    }

    private static Stream<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey);
    }

    private static Stream<JsonNode> schemas(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                : Stream.of(value).filter(JsonNode::isObject);
    }
}
