package org.flaghoist.notification;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A JSON node that knows where in the sender's message its value stood. */
public interface Located {

    Place place();

    /** The node's place, or null for a node that was not read from a message (a boolean never carries one). */
    static @Nullable Place placeOf(@Nullable JsonNode node) {
        return node instanceof Located located ? located.place() : null;
    }
}
