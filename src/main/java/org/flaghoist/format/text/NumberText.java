package org.flaghoist.format.text;

import com.fasterxml.jackson.databind.node.TextNode;
import org.flaghoist.notification.Located;
import org.flaghoist.notification.Place;

/** A JSON number as it was written; it is computed with only after its size was looked at. */
public final class NumberText extends TextNode implements Located {

    private static final long serialVersionUID = 1;

    private final transient Place place;

    public NumberText(String written, Place place) {
        super(written);
        this.place = place;
    }

    @Override
    public Place place() {
        return place;
    }
}
