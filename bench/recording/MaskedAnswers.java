import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The hub's answers as texts: members that differ between two runs have their kind as value, by their name. */
final class MaskedAnswers {

    /** Numbers in the ledger, and names that the hub makes. */
    private static final Set<String> NAMES = Set.of(
            "alarm",
            "configuration",
            "difference",
            "digest",
            "entry",
            "event",
            "hub",
            "link",
            "message",
            "messageKey",
            "minutes",
            "next",
            "origin",
            "recall",
            "repeat",
            "token");
    /** Names where they are numbers. */
    private static final Set<String> NUMBERS = Set.of("id", "from", "to", "change", "reload");
    /** Names that are learnt, since texts have them, too. */
    private static final Set<String> LEARNT =
            Set.of("id", "token", "configuration", "hub", "config", "name", "from", "to");

    private static final Set<String> DURATIONS = Set.of(
            "millis",
            "countdown",
            "lateBy",
            "lastMinute",
            "lastHour",
            "failures",
            "nextTry",
            "attempt",
            "indexedTo",
            "searchedTo",
            "lastConnected",
            "days");
    /** What is there only after a minute. */
    private static final String LATE = "lastAccepted";
    /** What happens at several places at once is sorted. */
    private static final Set<String> UNORDERED = Set.of(
            "events",
            "receipts",
            "answers",
            "flows",
            "messages",
            "rows",
            "active",
            "clusters",
            "links",
            "places",
            "notifications",
            "kinds",
            "common");

    private final Mask mask;

    MaskedAnswers(Mask mask) {
        this.mask = mask;
    }

    String text(JsonNode answer) {
        learn(answer);
        return masked("", answer).toPrettyString();
    }

    /** In one line, masked at once, so that it can be sorted. */
    String line(JsonNode answer) {
        learn(answer);
        return mask.text(masked("", answer).toString());
    }

    private void learn(JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(member -> {
                String text = member.getValue().asText();
                if (LEARNT.contains(member.getKey()) && text.matches("[0-9a-f]{8}|[0-9a-f]{12}|[0-9a-f]{16,64}")) {
                    mask.learn(text, text.length() == 8 ? "request" : "digest");
                }
            });
        }
        node.forEach(this::learn);
    }

    private JsonNode masked(String name, JsonNode node) {
        if (node.isObject()) {
            ObjectNode all = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                if (member.getKey().equals(LATE)) {
                    continue;
                }
                all.set(member.getKey(), masked(member.getKey(), member.getValue()));
            }
            return all;
        }
        if (NAMES.contains(name) || DURATIONS.contains(name) || (node.isNumber() && NUMBERS.contains(name))) {
            return JsonNodeFactory.instance.textNode("<" + name + ">");
        }
        if (node.isArray()) {
            List<JsonNode> elements = new ArrayList<>();
            node.forEach(element -> elements.add(masked("", element)));
            // Of a large cluster only some notifications are shown, from wherever the search has begun.
            elements.removeIf(element ->
                    name.equals("clusters") && element.path("isMore").asBoolean());
            if (UNORDERED.contains(name)) {
                elements.sort(Comparator.comparing(element -> mask.text(element.toString())));
            }
            return new ArrayNode(JsonNodeFactory.instance, elements);
        }
        return node;
    }
}
