package org.flaghoist.notification;

import com.fasterxml.jackson.databind.node.TextNode;

/** A text with its place. Equal to a plain node of the same value. */
public final class LocatedText extends TextNode implements Located {

    private static final long serialVersionUID = 1;

    private final transient Place place;

    public LocatedText(String value, Place place) {
        super(value);
        this.place = place;
    }

    @Override
    public Place place() {
        return place;
    }
}
