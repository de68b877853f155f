package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Iterator;
import java.util.Set;
import org.flaghoist.notification.JsonObjects;
import org.jspecify.annotations.Nullable;

/**
 * Brings a notification's texts to what the recipient's charset carries (mappings/README.md, section 3, Characters). An
 * original name that it cannot carry is left out, and the Latin form stands in its place. Nothing that is given is
 * changed: what is as it was, is the same in the result.
 */
final class OutboundText {

    private final Rewriting rewriting;
    private final Set<String> germanCountries;

    /** @param germanCountries nationalities whose names are German */
    OutboundText(Rewriting rewriting, Set<String> germanCountries) {
        this.rewriting = rewriting;
        this.germanCountries = germanCountries;
    }

    /** @param senderLanguage of the sender's short texts, or null */
    JsonNode rewritten(ObjectNode notification, @Nullable String senderLanguage) {
        if (rewriting.carriesAll()) {
            return notification;
        }
        ObjectNode own = JsonObjects.copy(notification);
        if (own.get("event") instanceof ObjectNode event && event.get("place") instanceof ObjectNode place) {
            own.set("event", with(event, "place", place(place)));
        }
        if (own.get("persons") instanceof ArrayNode persons) {
            ArrayNode written = JsonNodeFactory.instance.arrayNode(persons.size());
            persons.forEach(person -> written.add(person((ObjectNode) person, senderLanguage)));
            own.set("persons", written);
        }
        return texts(own, Language.of(senderLanguage));
    }

    /** As {@link #rewritten}, for texts that are of no language in particular. */
    JsonNode rewritten(JsonNode receipt) {
        return rewriting.carriesAll() ? receipt : texts(receipt, Language.OTHER);
    }

    private ObjectNode place(ObjectNode place) {
        JsonNode latin = place.get("nameLatin");
        if (latin == null || rewriting.carries(place.path("name").asText())) {
            return place;
        }
        ObjectNode written = with(place, "name", latin);
        written.remove("nameLatin");
        return written;
    }

    private ObjectNode person(ObjectNode person, @Nullable String senderLanguage) {
        JsonNode name = person.get("name");
        return name == null ? person : with(person, "name", texts(name(name), ofName(person, senderLanguage)));
    }

    private JsonNode name(JsonNode name) {
        if (!name.has("latin") || (carries(name, "family") && carries(name, "given"))) {
            return name;
        }
        ObjectNode latin = JsonObjects.empty();
        latin.set("family", name.at("/latin/family"));
        if (name.at("/latin").has("given")) {
            latin.set("given", name.at("/latin/given"));
        }
        return latin.put("script", "Latn");
    }

    private boolean carries(JsonNode name, String part) {
        return !name.has(part) || rewriting.carries(name.path(part).asText());
    }

    private Language ofName(JsonNode person, @Nullable String senderLanguage) {
        if (person.has("nationality")) {
            return germanCountries.contains(person.path("nationality").asText()) ? Language.GERMAN : Language.OTHER;
        }
        return Language.of(senderLanguage);
    }

    private JsonNode texts(JsonNode node, Language language) {
        if (node.isTextual()) {
            String text = node.textValue();
            String rewritten = rewriting.rewrite(text, language);
            return rewritten.equals(text) ? node : TextNode.valueOf(rewritten);
        }
        if (node instanceof ArrayNode list) {
            return elements(list, language);
        }
        return node instanceof ObjectNode object ? members(object, language) : node;
    }

    private ArrayNode elements(ArrayNode list, Language language) {
        ArrayNode written = list;
        for (int i = 0; i < list.size(); i++) {
            JsonNode element = texts(list.get(i), language);
            if (element != list.get(i)) {
                written = written == list ? Nodes.shallow(list) : written;
                written.set(i, element);
            }
        }
        return written;
    }

    private ObjectNode members(ObjectNode object, Language language) {
        JsonNode stated = object.get("language");
        Language own = stated == null ? language : Language.of(stated.asText());
        ObjectNode written = object;
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            JsonNode value = texts(object.get(name), own);
            if (value != object.get(name)) {
                written = written == object ? JsonObjects.copy(object) : written;
                written.set(name, value);
            }
        }
        return written;
    }

    /** The object with this member; itself where it has it. */
    private static ObjectNode with(ObjectNode object, String member, JsonNode value) {
        return object.get(member) == value ? object : JsonObjects.copy(object).set(member, value);
    }
}
