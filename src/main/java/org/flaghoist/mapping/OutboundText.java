package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings a notification's texts to what the recipient's charset carries (mappings/README.md, section 3, Characters). An
 * original name that it cannot carry is left out, and the Latin form stands in its place.
 */
final class OutboundText {

    private final Rewriting rewriting;
    private final Set<String> germanCountries;

    /** @param germanCountries nationalities whose names are German */
    OutboundText(Rewriting rewriting, Set<String> germanCountries) {
        this.rewriting = rewriting;
        this.germanCountries = germanCountries;
    }

    /**
     * @param notification the caller's own; it is not what it was afterwards
     * @param senderLanguage of the sender's short texts, or null
     * @return a tree of its own or of the same nodes
     */
    JsonNode rewritten(ObjectNode notification, @Nullable String senderLanguage) {
        JsonNode place = notification.at("/event/place");
        if (place.has("nameLatin") && !rewriting.carries(place.path("name").asText())) {
            ((ObjectNode) place).set("name", ((ObjectNode) place).remove("nameLatin"));
        }
        for (JsonNode person : notification.path("persons")) {
            useLatinForm((ObjectNode) person);
            ObjectNode owner = (ObjectNode) person;
            owner.set("name", texts(person.path("name"), ofName(person, senderLanguage)));
        }
        return texts(notification, Language.of(senderLanguage));
    }

    /** As {@link #rewritten}, for texts that are of no language in particular. */
    JsonNode rewritten(JsonNode receipt) {
        return texts(receipt, Language.OTHER);
    }

    private void useLatinForm(ObjectNode person) {
        JsonNode name = person.path("name");
        if (!name.has("latin") || (carries(name, "family") && carries(name, "given"))) {
            return;
        }
        ObjectNode latin = JsonNodeFactory.instance.objectNode();
        latin.set("family", name.at("/latin/family"));
        if (name.at("/latin").has("given")) {
            latin.set("given", name.at("/latin/given"));
        }
        latin.put("script", "Latn");
        person.set("name", latin);
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
        if (rewriting.carriesAll()) {
            return node;
        }
        if (node.isTextual()) {
            return TextNode.valueOf(rewriting.rewrite(node.textValue(), language));
        }
        if (node.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> list.add(texts(element, language)));
            return list;
        }
        if (!node.isObject()) {
            return node;
        }
        Language own = node.has("language") ? Language.of(node.path("language").asText()) : language;
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        node.fields().forEachRemaining(member -> object.set(member.getKey(), texts(member.getValue(), own)));
        return object;
    }
}
