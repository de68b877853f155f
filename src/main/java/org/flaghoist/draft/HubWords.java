package org.flaghoist.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which words the hub's form has.
 *
 * @param lists each list of words in the hub's schema
 */
record HubWords(List<Set<String>> lists) {

    static HubWords read(Path mappings) throws IOException {
        JsonNode schema = new ObjectMapper()
                .readTree(mappings.resolve("notification.schema.json").toFile());
        List<Set<String>> lists = new ArrayList<>();
        collect(schema, lists);
        schema.path("$defs").forEach(type -> collect(type, lists));
        return new HubWords(lists);
    }

    // What stands under 'if' and 'allOf' has part of a list only.
    private static void collect(JsonNode type, List<Set<String>> lists) {
        if (type.has("enum")) {
            Set<String> list = new LinkedHashSet<>();
            type.get("enum").forEach(word -> list.add(word.asText()));
            lists.add(list);
        }
        type.path("properties").forEach(member -> collect(member, lists));
        if (type.has("items")) {
            collect(type.get("items"), lists);
        }
    }

    /** What the shortest list with all these words has beyond them. */
    List<String> beyond(Set<String> words) {
        return lists.stream().filter(list -> list.containsAll(words)).min(Comparator.comparingInt(Set::size)).stream()
                .flatMap(Set::stream)
                .filter(word -> !words.contains(word))
                .toList();
    }
}
