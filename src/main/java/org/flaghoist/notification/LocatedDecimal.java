package org.flaghoist.notification;

import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;

/** A decimal with its place. Equal to a plain node of the same value. */
public final class LocatedDecimal extends DecimalNode implements Located {

    private static final long serialVersionUID = 1;

    private final transient Place place;

    public LocatedDecimal(BigDecimal value, Place place) {
        super(value);
        this.place = place;
    }

    @Override
    public Place place() {
        return place;
    }
}
