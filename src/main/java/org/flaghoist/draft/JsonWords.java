package org.flaghoist.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The words that a JSON Schema lists for a value: of {@code enum}, or the one of {@code const}. */
final class JsonWords {

    static final String ENUM = "enum";
    static final List<String> KEYS = List.of(ENUM, "const");

    private JsonWords() {}

    static boolean has(JsonNode type) {
        return KEYS.stream().anyMatch(type::has);
    }

    /** Those of one type, without null, which says that there may be none, and what is no text, such as true. */
    static Set<String> of(JsonNode type) {
        Set<String> words = new LinkedHashSet<>();
        type.path(ENUM).forEach(word -> add(word, words));
        if (type.has("const")) {
            add(type.get("const"), words);
        }
        return words;
    }

    private static void add(JsonNode word, Set<String> words) {
        if (word.isTextual()) {
            words.add(word.asText());
        }
    }

    /** Those of all of several types of which it may be any; none where one of these lists none. */
    static ArrayNode ofAny(List<ObjectNode> types) {
        Set<String> words = new LinkedHashSet<>();
        types.forEach(type -> words.addAll(of(type)));
        ArrayNode all = new ObjectMapper().createArrayNode();
        if (types.stream().noneMatch(type -> of(type).isEmpty())) {
            words.forEach(all::add);
        }
        return all;
    }
}
