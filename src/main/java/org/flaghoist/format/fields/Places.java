package org.flaghoist.format.fields;

import com.fasterxml.jackson.databind.JsonNode;
import org.flaghoist.notification.Located;
import org.flaghoist.notification.Place;
import org.jspecify.annotations.Nullable;

/** Finds the place of a value, or where it would stand if it were there. */
public final class Places {

    private Places() {}

    public static Place of(@Nullable JsonNode value, Place parent, String name, int rank) {
        Place place = Located.placeOf(value);
        return place != null ? place : parent.missing(name, rank);
    }

    static Place ofElement(JsonNode element, Place list, int index) {
        Place place = Located.placeOf(element);
        return place != null ? place : list.element(index);
    }
}
