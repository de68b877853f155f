package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.flaghoist.notification.JsonObjects;

/** Copies a located tree to plain nodes, so that what was read can be forgotten. */
final class PlainNodes {

    private PlainNodes() {}

    static ObjectNode copy(JsonNode object) {
        ObjectNode copy = JsonObjects.withRoomFor(object.size());
        object.fields().forEachRemaining(member -> copy.set(member.getKey(), plain(member.getValue())));
        return copy;
    }

    private static JsonNode plain(JsonNode node) {
        if (node.isObject()) {
            return copy(node);
        }
        if (node.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(element -> list.add(plain(element)));
            return list;
        }
        if (node.isTextual()) {
            return TextNode.valueOf(node.textValue());
        }
        if (node.isIntegralNumber()) {
            return LongNode.valueOf(node.longValue());
        }
        return node.isNumber() ? DecimalNode.valueOf(node.decimalValue()) : node;
    }
}
