package org.flaghoist.release;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/** A rectangle of positions, in degrees WGS 84, its edges with it. */
record Area(
        @JsonProperty(required = true) double south,
        @JsonProperty(required = true) double west,
        @JsonProperty(required = true) double north,
        @JsonProperty(required = true) double east) {

    /** @param place with {@code latitude} and {@code longitude}, or with neither */
    boolean contains(JsonNode place) {
        return place.has("latitude")
                && isBetween(south, place.path("latitude").asDouble(), north)
                && isBetween(west, place.path("longitude").asDouble(), east);
    }

    private static boolean isBetween(double from, double value, double to) {
        return from <= value && value <= to;
    }

    /** Whether there is such a place; one across the 180th meridian is written as two rules. */
    boolean isSound() {
        return -90 <= south && south <= north && north <= 90 && -180 <= west && west <= east && east <= 180;
    }
}
