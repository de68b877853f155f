package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.flaghoist.notification.Located;
import org.flaghoist.notification.LocatedArray;
import org.flaghoist.notification.LocatedObject;
import org.flaghoist.notification.Place;

/** Gives objects and lists that a mapping makes their places, so that a fault of theirs is reported there. */
final class PlaceFunctions {

    private PlaceFunctions() {}

    static List<MappingFunction> all() {
        return List.of(new MappingFunction("at", 2, given -> at(given[0], given[1])));
    }

    /** {@code made} at the place of what it was made of, or null where that is not there. */
    private static JsonNode at(JsonNode origin, JsonNode made) {
        Place place = Located.placeOf(origin);
        if (!Nodes.isThere(origin) || place == null) {
            return Nodes.isThere(origin) ? made : NullNode.instance;
        }
        if (made instanceof ObjectNode object) {
            LocatedObject located = new LocatedObject(place);
            located.setAll(object);
            return located;
        }
        return made instanceof ArrayNode list ? new LocatedArray(place).addAll(list) : made;
    }
}
