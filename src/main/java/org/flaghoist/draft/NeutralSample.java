package org.flaghoist.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Puts neutral English, and the new one's names, in the place of the other's own words, so that nobody takes these for
 * the new one's.
 *
 * @param languages the other's
 */
record NeutralSample(DraftRequest request, RenamedText renamed, Set<String> languages) {

    private static final String LANGUAGE = "language";
    private static final String TEXT = "text";
    private static final String NAME = "name";
    // Short texts of one line, whatever object they are of.
    private static final Map<String, String> LINES =
            Map.of("note", "Note", "maker", "Maker", "platform", "Platform", "route", "Route");
    private static final List<String> COUNTRIES = List.of("country", "nationality");

    /** What the new one sends: all texts, names in Latin letters, and the other's country. */
    void changeSent(ObjectNode notification) {
        changeTexts(notification, true, new AtomicInteger());
        changeValues(notification);
        notification.path("vessels").forEach(vessel -> put(vessel, NAME, "Vessel"));
        if (!notification.at("/event/place").has("nameLatin")) {
            put(notification.at("/event/place"), NAME, "Place");
        }
        notification.path("persons").forEach(person -> {
            if (person.at("/name/script").asText().equals("Latn")) {
                put(person.path(NAME), "family", "Family");
                put(person.path(NAME), "given", "Given");
            }
        });
    }

    /** What others send to it: texts in the other's languages. */
    void changeGot(JsonNode notification) {
        changeTexts(notification, false, new AtomicInteger());
    }

    /** What the other's message was refused for has its words. */
    void changeReceipt(ObjectNode receipt) {
        put(receipt, "id", DraftRequest.sampleId(request.id(), 1));
        if (receipt.has("field")) {
            put(receipt, "detail", "synthetic detail");
            put(receipt, "field", renamed.place(receipt.get("field").asText()));
            put(receipt, "location", renamed.place(receipt.path("location").asText()));
        }
    }

    private void changeTexts(JsonNode node, boolean all, AtomicInteger number) {
        if (node instanceof ObjectNode object && object.has(LANGUAGE) && object.has(TEXT)) {
            if (all || languages.contains(object.get(LANGUAGE).asText())) {
                String second = object.get(TEXT).asText().contains("\n") ? "\nIts second line." : "";
                object.put(LANGUAGE, "en");
                object.put(TEXT, "Synthetic text " + number.incrementAndGet() + "." + second);
            }
            return;
        }
        node.forEach(child -> changeTexts(child, all, number));
    }

    private void changeValues(JsonNode node) {
        LINES.forEach((member, line) -> put(node, member, line));
        String like = request.like().toUpperCase(Locale.ROOT);
        String own = request.id().toUpperCase(Locale.ROOT);
        if (List.of(Locale.getISOCountries()).containsAll(List.of(like, own))) {
            COUNTRIES.stream()
                    .filter(member -> node.path(member).asText().equals(like))
                    .forEach(member -> put(node, member, own));
            if (node.path("hin").asText().startsWith(like)) {
                put(node, "hin", own + node.get("hin").asText().substring(like.length()));
            }
        }
        node.forEach(this::changeValues);
    }

    /** Only where there is one. */
    private static void put(JsonNode node, String member, String value) {
        if (node instanceof ObjectNode object && object.path(member).isTextual()) {
            object.put(member, value);
        }
    }
}
