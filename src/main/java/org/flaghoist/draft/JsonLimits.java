package org.flaghoist.draft;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says in keys of {@code format.yaml} what a JSON Schema limits; what these cannot say is left out. */
final class JsonLimits {

    private static final String PATTERN = "pattern";

    /** Of several types, nothing of these is sure. */
    static final List<String> KEYS = List.of(PATTERN, "minLength", "maxLength", "maxItems", "uniqueItems");

    private static final int LONGEST = 999_999_999;

    private JsonLimits() {}

    /** Those of a short text. */
    static Map<String, String> ofLine(JsonNode type) {
        Map<String, String> limits = new LinkedHashMap<>();
        String pattern = PlainPattern.ofJson(type.path(PATTERN).asText());
        int most = type.path("maxLength").asInt();
        int least = Math.min(Math.max(type.path("minLength").asInt(), 0), most);
        String length = most > 0 && most <= LONGEST ? ".{" + least + "," + most + "}" : null;
        if (pattern != null || length != null) {
            limits.put(PATTERN, DraftedField.quoted(both(pattern, length)));
        }
        return limits;
    }

    private static String both(@Nullable String pattern, @Nullable String length) {
        if (pattern == null || length == null) {
            return pattern == null ? String.valueOf(length) : pattern;
        }
        return "(?=" + length + "$)(?:" + pattern + ")";
    }

    /** Those of a list as a whole. */
    static Map<String, String> ofList(JsonNode type) {
        Map<String, String> limits = new LinkedHashMap<>();
        int most = type.path("maxItems").asInt();
        if (most > 0) {
            limits.put("max", Integer.toString(most));
        }
        if (type.path("uniqueItems").asBoolean()) {
            limits.put("unique", "true");
        }
        return limits;
    }
}
