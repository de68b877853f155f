package org.flaghoist.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON objects that take no more memory than their members need. */
public final class JsonObjects {

    private static final int FEW = 32;

    private JsonObjects() {}

    /** An empty one, for few members. */
    public static ObjectNode empty() {
        return withRoomFor(0);
    }

    /** An empty one for {@code expected} members; it may get others. */
    public static ObjectNode withRoomFor(int expected) {
        return new ObjectNode(JsonNodeFactory.instance, members(expected));
    }

    /** One of its own with the same members. */
    public static ObjectNode copy(ObjectNode object) {
        return withRoomFor(object.size()).setAll(object);
    }

    /** What is to become the members of an object: for {@code expected} of them, or for few where that is 0. */
    static Map<String, JsonNode> members(int expected) {
        return expected <= FEW ? new FewMembers(expected) : new LinkedHashMap<>();
    }

    /** None yet of the members of an object, which are to be added by {@link #with}. */
    public static Map<String, JsonNode> few() {
        return members(0);
    }

    /** Adds one of as many members as a sender likes; the result has the place of what was given. */
    public static Map<String, JsonNode> with(Map<String, JsonNode> members, String name, JsonNode value) {
        Map<String, JsonNode> roomy = members.size() == FEW ? new LinkedHashMap<>(members) : members;
        roomy.put(name, value);
        return roomy;
    }
}
