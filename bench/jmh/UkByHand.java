package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.function.UnaryOperator;

/** mappings/uk/in.jslt as somebody would write it in Java, with the functions that JSLT calls. */
final class UkByHand {

    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    private final MappingFunction hubWord;
    private final MappingFunction without;
    private final MappingFunction serialKey;
    private final MappingFunction refusedIf;
    private final MappingFunction nameInScript;

    UkByHand(List<MappingFunction> functions) {
        hubWord = named("hub-word", functions);
        without = named("without", functions);
        serialKey = named("serial-key", functions);
        refusedIf = named("refused-if", functions);
        nameInScript = named("name-in-script", functions);
    }

    private static MappingFunction named(String name, List<MappingFunction> functions) {
        return functions.stream().filter(function -> function.name().equals(name)).findFirst().orElseThrow();
    }

    JsonNode apply(JsonNode message) {
        ObjectNode made = MAKE.objectNode();
        put(made, "id", message.get("irReference"));
        made.put("sender", "uk");
        JsonNode addressees = message.get("addressees");
        made.set("recipients", isThere(addressees) ? addressees : MAKE.arrayNode());
        put(made, "type", message.get("messageType"));
        put(made, "action", message.get("status"));
        put(made, "revision", message.get("version"));
        put(made, "inReplyTo", inReplyTo(message.path("inReplyTo")));
        put(made, "urgency", message.get("priority"));
        put(made, "createdAt", message.get("issuedAt"));
        put(made, "event", event(message.path("event")));
        put(made, "handling", handling(message));
        put(made, "grading", grading(message.path("intelGrading")));
        put(made, "narrative", message.get("summary"));
        put(made, "vessels", each(message.get("craft"), this::vessel));
        put(made, "engines", each(message.get("outboardEngines"), this::engine));
        put(made, "items", each(message.get("exhibits"), UkByHand::item));
        put(made, "persons", each(message.get("subjects"), this::person));
        put(made, "counts", counts(message.path("casualties")));
        put(made, "advert", advert(message.path("advert")));
        put(made, "liaison", liaison(message.path("liaison")));
        return made;
    }

    private static JsonNode inReplyTo(JsonNode reply) {
        ObjectNode made = MAKE.objectNode();
        put(made, "sender", reply.get("agency"));
        put(made, "id", reply.get("reference"));
        return made;
    }

    private static JsonNode event(JsonNode event) {
        if (event.isEmpty()) {
            return null;
        }
        ObjectNode made = MAKE.objectNode();
        boolean timed = isThere(event.get("occurredFrom"));
        put(made, "from", timed ? event.get("occurredFrom") : event.get("dateFrom"));
        put(made, "to", isThere(event.get("occurredTo")) ? event.get("occurredTo") : event.get("dateTo"));
        made.put("precision", timed ? "MINUTE" : "DAY");
        put(made, "place", place(event.path("place")));
        return made;
    }

    private static JsonNode place(JsonNode place) {
        ObjectNode made = MAKE.objectNode();
        JsonNode original = place.get("originalName");
        put(made, "country", place.get("country"));
        put(made, "name", isThere(original) ? original : place.get("name"));
        put(made, "nameLatin", isThere(original) ? place.get("name") : null);
        put(made, "locode", place.get("locode"));
        put(made, "latitude", place.get("latitude"));
        put(made, "longitude", place.get("longitude"));
        return made;
    }

    private JsonNode handling(JsonNode message) {
        ObjectNode made = MAKE.objectNode();
        JsonNode grading = message.path("intelGrading");
        JsonNode code = grading.get("handling");
        put(made, "level", message.get("protectiveMarking"));
        put(made, "codes", isThere(code) ? MAKE.arrayNode().add(code) : null);
        boolean open = grading.path("handling").asText().equals("H0");
        put(made, "conditions", call(refusedIf, grading.get("conditions"), BooleanNode.valueOf(open)));
        return made;
    }

    private JsonNode grading(JsonNode grading) {
        ObjectNode made = MAKE.objectNode();
        JsonNode source = grading.get("source");
        JsonNode assessment = grading.get("assessment");
        boolean graded = source != null && assessment != null;
        put(made, "source", graded ? call(hubWord, source, TextNode.valueOf("source-to-eu")) : TextNode.valueOf("X"));
        put(made, "information",
                graded ? call(hubWord, assessment, TextNode.valueOf("assessment-to-eu")) : TextNode.valueOf("4"));
        put(made, "suspectedFalse", grading.path("assessment").asText().equals("E") ? BooleanNode.TRUE : null);
        if (graded) {
            ObjectNode original = made.putObject("original").put("scheme", "UK-3X5X2");
            original.set("source", source);
            original.set("information", assessment);
        }
        return made;
    }

    private JsonNode vessel(JsonNode craft) {
        ObjectNode made = MAKE.objectNode();
        put(made, "kind", craft.get("craftType"));
        put(made, "lengthMetres", craft.get("lengthFeet"));
        put(made, "hin", call(without, craft.get("hullId"), TextNode.valueOf("-")));
        put(made, "name", craft.get("name"));
        put(made, "maker", craft.get("manufacturer"));
        put(made, "capacity", craft.get("capacity"));
        return made;
    }

    private JsonNode engine(JsonNode engine) {
        ObjectNode made = MAKE.objectNode();
        put(made, "maker", engine.get("manufacturer"));
        put(made, "model", engine.get("model"));
        put(made, "powerKw", engine.get("horsepower"));
        put(made, "serial", engine.get("serialNumber"));
        put(made, "serialKey", call(serialKey, engine.get("serialNumber")));
        return made;
    }

    private static JsonNode item(JsonNode exhibit) {
        ObjectNode made = MAKE.objectNode();
        put(made, "kind", exhibit.get("exhibitType"));
        put(made, "quantity", exhibit.get("quantity"));
        put(made, "currency", exhibit.get("currency"));
        put(made, "note", exhibit.get("description"));
        return made;
    }

    private JsonNode person(JsonNode subject) {
        ObjectNode made = MAKE.objectNode();
        put(made, "role", subject.get("role"));
        put(made, "name", name(subject));
        put(made, "dateOfBirth", subject.get("dateOfBirth"));
        put(made, "nationality", subject.get("nationality"));
        put(made, "minor", subject.get("juvenile"));
        put(made, "document", document(subject.path("document")));
        return made;
    }

    private JsonNode name(JsonNode subject) {
        JsonNode family = subject.get("familyName");
        JsonNode given = subject.get("givenNames");
        JsonNode original = subject.path("originalName");
        return original.isEmpty()
                ? call(nameInScript, TextNode.valueOf("Latn"), family, given, null, null)
                : call(nameInScript, original.get("script"), original.get("familyName"), original.get("givenNames"), family, given);
    }

    private static JsonNode document(JsonNode document) {
        ObjectNode made = MAKE.objectNode();
        put(made, "kind", document.get("type"));
        put(made, "number", document.get("number"));
        put(made, "country", document.get("issuer"));
        return made;
    }

    private static JsonNode counts(JsonNode casualties) {
        ObjectNode made = MAKE.objectNode();
        put(made, "arrested", casualties.get("arrested"));
        put(made, "dead", casualties.get("deceased"));
        put(made, "injured", casualties.get("injured"));
        put(made, "missing", casualties.get("missing"));
        put(made, "rescued", casualties.get("rescued"));
        put(made, "onBoard", casualties.get("onBoard"));
        put(made, "found", casualties.get("housed"));
        return made;
    }

    private static JsonNode advert(JsonNode advert) {
        ObjectNode made = MAKE.objectNode();
        put(made, "platform", advert.get("platform"));
        put(made, "url", advert.get("link"));
        put(made, "route", advert.get("route"));
        ObjectNode price = MAKE.objectNode();
        put(price, "amount", advert.path("price").get("amount"));
        put(price, "currency", advert.path("price").get("currency"));
        put(price, "per", advert.path("price").get("basis"));
        put(made, "price", price);
        return made;
    }

    private static JsonNode liaison(JsonNode liaison) {
        ObjectNode made = MAKE.objectNode();
        put(made, "kind", liaison.get("purpose"));
        put(made, "text", liaison.get("message"));
        put(made, "dueAt", liaison.get("replyBy"));
        return made;
    }

    private static JsonNode each(JsonNode list, UnaryOperator<JsonNode> made) {
        if (!isThere(list)) {
            return null;
        }
        ArrayNode all = MAKE.arrayNode(list.size());
        list.forEach(element -> all.add(made.apply(element)));
        return all;
    }

    private static JsonNode call(MappingFunction function, JsonNode... given) {
        for (int i = 0; i < given.length; i++) {
            given[i] = given[i] == null ? NullNode.instance : given[i];
        }
        return function.body().call(given);
    }

    private static void put(ObjectNode made, String member, JsonNode value) {
        if (value != null && !value.isNull() && !(value.isObject() && value.isEmpty())) {
            made.set(member, value);
        }
    }

    private static boolean isThere(JsonNode value) {
        return value != null && !value.isNull() && !(value.isContainerNode() && value.isEmpty());
    }
}
