package org.flaghoist.notification;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An object with its place. */
public final class LocatedObject extends ObjectNode implements Located {

    private static final long serialVersionUID = 1;

    private final transient Place place;

    public LocatedObject(Place place) {
        super(JsonNodeFactory.instance);
        this.place = place;
    }

    @Override
    public Place place() {
        return place;
    }
}
