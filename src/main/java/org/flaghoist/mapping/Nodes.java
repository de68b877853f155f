package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import org.flaghoist.notification.Fault;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Located;
import org.flaghoist.notification.LocatedText;
import org.flaghoist.notification.Place;
import org.flaghoist.notification.UnfitLetters;
import org.flaghoist.notification.UnknownWord;
import org.jspecify.annotations.Nullable;

/** What mapping functions need of nodes: their text, their place, and a fault reported there. */
final class Nodes {

    private Nodes() {}

    static boolean isThere(@Nullable JsonNode node) {
        return node != null && !node.isNull() && !node.isMissingNode();
    }

    /** The text, or null where nothing is there. */
    static @Nullable String text(@Nullable JsonNode node) {
        return isThere(node) && node != null ? node.asText() : null;
    }

    /** A plain list of its own of the same elements. */
    static ArrayNode shallow(ArrayNode list) {
        return JsonNodeFactory.instance.arrayNode(list.size()).addAll(list);
    }

    /** {@code text} with the place of {@code origin}, if that has one. */
    static JsonNode at(@Nullable JsonNode origin, String text) {
        Place place = Located.placeOf(origin);
        return place == null ? TextNode.valueOf(text) : new LocatedText(text, place);
    }

    /**
     * Reports a fault that is met while reading.
     *
     * @throws IllegalArgumentException where the node has no place, which is a fault of the mapping
     */
    static void fault(FaultCode code, @Nullable JsonNode node) {
        Place place = requirePlace(code, node);
        place.faults().add(new Fault(code, place, Fault.Phase.READING, 0, null));
    }

    /** As {@link #fault}, for letters that may not stand there. */
    static void unfit(UnfitLetters letters, JsonNode node) {
        Place place = requirePlace(FaultCode.SCHEMA, node);
        place.faults().add(Fault.of(letters, place));
    }

    /** As {@link #fault}, for a word that a code table does not have. */
    static void unknown(UnknownWord word, JsonNode node) {
        Place place = requirePlace(FaultCode.CODE_UNKNOWN, node);
        place.faults().add(new Fault(FaultCode.CODE_UNKNOWN, place, Fault.Phase.READING, 0, null, word));
    }

    /** As {@link #fault}, at the field {@code name} beside that of the node. */
    static void faultBeside(FaultCode code, JsonNode node, String name) {
        Place place = requirePlace(code, node).beside(name);
        place.faults().add(new Fault(code, place, Fault.Phase.READING, 0, null));
    }

    private static Place requirePlace(FaultCode code, @Nullable JsonNode node) {
        Place place = Located.placeOf(node);
        if (place == null) {
            throw new IllegalArgumentException("a value without place cannot be refused as " + code);
        }
        return place;
    }
}
