package org.flaghoist.notification;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** An object with its place. */
// ObjectNode's own deepCopy returns another type than that of JsonNode.
@SuppressWarnings("unchecked")
public final class LocatedObject extends ObjectNode implements Located {

    private static final long serialVersionUID = 1;

    private final transient Place place;
    // Made for the first, as most objects have none.
    private transient Set<String> refused = Set.of();

    public LocatedObject(Place place) {
        super(JsonNodeFactory.instance);
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
