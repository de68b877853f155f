package org.flaghoist.notification;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** A list with its place. */
// ArrayNode's own deepCopy returns another type than that of JsonNode.
@SuppressWarnings("unchecked")
public final class LocatedArray extends ArrayNode implements Located {

    private static final long serialVersionUID = 1;

    private final transient Place place;

    public LocatedArray(Place place) {
        super(JsonNodeFactory.instance);
        this.place = place;
    }

    @Override
    public Place place() {
        return place;
    }
}
