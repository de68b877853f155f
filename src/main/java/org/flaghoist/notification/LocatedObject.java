package org.flaghoist.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** An object with its place. */
// ObjectNode's own deepCopy returns another type than that of JsonNode.
@SuppressWarnings("unchecked")
public final class LocatedObject extends ObjectNode implements Located {

    private static final long serialVersionUID = 1;

    private final transient Place place;
    // Made for the first, as most objects have none.
    private transient Set<String> refused = Set.of();

    /** For few members, such as those that a partner's fields declare. */
    public LocatedObject(Place place) {
        this(place, 0);
    }

    /** For {@code expected} members. */
    public LocatedObject(Place place, int expected) {
        this(place, JsonObjects.members(expected));
    }

    /** With these members, which are its own from now on. */
    public LocatedObject(Place place, Map<String, JsonNode> members) {
        super(JsonNodeFactory.instance, members);
        this.place = place;
    }

    /** Notes that a member was there, but wrong, and therefore is left out. */
    public void refuse(String member) {
        refused = refused.isEmpty() ? new HashSet<>() : refused;
        refused.add(member);
    }

    public boolean isRefused(String member) {
        return refused.contains(member);
    }

    @Override
    public Place place() {
        return place;
    }
}
