package org.flaghoist.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which words the hub's form has.
 *
 * @param lists each list of words in the hub's schema
 * @param protective levels and handling codes: they say who may have a notification
 */
public record HubWords(List<Set<String>> lists, Set<String> protective) {

    public static HubWords read(Path mappings) throws IOException {
        return of(SetupText.needed(mappings.resolve("notification.schema.json")));
    }

    /** @param text the hub's schema */
    public static HubWords of(String text) throws IOException {
        return of(new ObjectMapper().readTree(text));
    }

    /** @param schema the hub's */
    public static HubWords of(JsonNode schema) {
        List<Set<String>> lists = new ArrayList<>();
        collect(schema, lists);
        schema.path("$defs").forEach(type -> collect(type, lists));
        List<Set<String>> handling = new ArrayList<>();
        collect(schema.at("/$defs/handling"), handling);
        return new HubWords(lists, handling.stream().flatMap(Set::stream).collect(Collectors.toSet()));
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

    /** The list that these words are of, which half of them must be; null where they are of none. */
    public @Nullable Set<String> listOf(Set<String> words) {
        return listOf(words, lists);
    }

    /** As {@link #listOf(Set)}, of other lists; of those with as many of the words it is the shortest. */
    public static @Nullable Set<String> listOf(Set<String> words, List<Set<String>> lists) {
        Set<String> best = null;
        long most = 0;
        for (Set<String> list : lists) {
            long common = words.stream().filter(list::contains).count();
            if (common > most || (common == most && best != null && list.size() < best.size())) {
                best = list;
                most = common;
            }
        }
        return 2 * most >= words.size() ? best : null;
    }

    /** What the shortest list with all these words has beyond them. */
    public List<String> beyond(Set<String> words) {
        return lists.stream().filter(list -> list.containsAll(words)).min(Comparator.comparingInt(Set::size)).stream()
                .flatMap(Set::stream)
                .filter(word -> !words.contains(word))
                .toList();
    }
}
