package org.flaghoist.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.flaghoist.mapping.Leaves;
import org.flaghoist.notification.HubWords;
import org.flaghoist.notification.SetupJson;

/** Which members, and which lists of words, the hub's own form has. */
final class HubNames {

    private final JsonNode schema;
    private final Set<String> members = new HashSet<>();
    private final HubWords words;

    private HubNames(JsonNode schema) {
        this.schema = schema;
        this.words = HubWords.of(schema);
        collect(schema);
        schema.path("$defs").forEach(this::collect);
    }

    static HubNames read(Path file) {
        return new HubNames(SetupJson.object(file));
    }

    // What stands under allOf narrows what stands here.
    private void collect(JsonNode type) {
        type.path("properties").properties().forEach(member -> {
            members.add(member.getKey());
            collect(member.getValue());
        });
        if (type.has("items")) {
            collect(type.get("items"));
        }
    }

    /** The names of the members of all objects of the form. */
    Set<String> members() {
        return members;
    }

    /** The lists of words that some member may have. */
    List<Set<String>> words() {
        return words.lists();
    }

    /** Of all members, with dots; lists stand in none. */
    Set<String> paths() {
        Set<String> paths = new LinkedHashSet<>();
        for (String leaf : Leaves.ofSchema(schema).keySet()) {
            String path = leaf.replace("/*", "").substring(1).replace('/', '.');
            for (int end = path.indexOf('.'); end > 0; end = path.indexOf('.', end + 1)) {
                paths.add(path.substring(0, end));
            }
            paths.add(path);
        }
        return paths;
    }

    /** Whether there is such a member; of a list, that of its elements. */
    boolean has(String path) {
        return !at(path).isMissingNode();
    }

    /** The words that a member may have, or the elements of a list; none where it may have any. */
    Set<String> words(String path) {
        Set<String> list = new LinkedHashSet<>();
        at(path).path("enum").forEach(word -> list.add(word.asText()));
        return list;
    }

    /** Whether a member, or an element of a list, is the id of a partner. */
    boolean isPartner(String path) {
        return isOf(path, "partner");
    }

    /** Whether a member is a country. */
    boolean isCountry(String path) {
        return isOf(path, "country");
    }

    private boolean isOf(String path, String type) {
        JsonNode wanted = schema.path("$defs").path(type);
        return wanted.isObject() && at(path).equals(wanted);
    }

    private JsonNode at(String path) {
        JsonNode at = schema;
        for (String name : path.split("\\.")) {
            at = type(at.path("properties").path(name));
        }
        return at;
    }

    private JsonNode type(JsonNode written) {
        JsonNode type = written;
        while (type.has("$ref") || type.has("items")) {
            type = type.has("$ref") ? schema.at(type.get("$ref").textValue().substring(1)) : type.get("items");
        }
        return type;
    }
}
