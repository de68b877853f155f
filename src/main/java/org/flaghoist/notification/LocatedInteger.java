package org.flaghoist.notification;

import com.fasterxml.jackson.databind.node.LongNode;

/** A integer with its place. Equal to a plain node of the same value. */
public final class LocatedInteger extends LongNode implements Located {

    private static final long serialVersionUID = 1;

    private final transient Place place;

    public LocatedInteger(long value, Place place) {
        super(value);
        this.place = place;
    }

    @Override
    public Place place() {
        return place;
    }
}
