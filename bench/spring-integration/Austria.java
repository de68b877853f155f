package org.flaghoist.bench.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** JSON, as Austria wants it. */
final class Austria {

    private static final ZoneId ZONE = ZoneId.of("Europe/Vienna");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu");

    private static final List<String> COUNTS =
            List.of("festgenommen", "tot", "verletzt", "vermisst", "gerettet", "anBord", "angetroffen");

    private final Words words;
    private final ObjectMapper json;
    private final Map<String, String> types;
    private final Map<String, String> actions;
    private final Map<String, String> urgencies;
    private final Map<String, String> levels;
    private final Map<String, String> handling;
    private final Map<String, String> boats;
    private final Map<String, String> items;
    private final Map<String, String> roles;
    private final Map<String, String> scripts;
    private final Map<String, String> documents;
    private final Map<String, String> prices;
    private final Map<String, String> purposes;

    Austria(Words words, ObjectMapper json) {
        this.words = words;
        this.json = json;
        types = words.table("type", "type");
        actions = words.table("action", "action");
        urgencies = words.table("urgency", "urgency");
        levels = words.table("level", "level");
        handling = words.table("handling", "handling");
        boats = words.table("craft", "boat");
        items = words.table("exhibit", "item");
        roles = words.table("role", "role");
        scripts = words.table("script", "script");
        documents = words.table("document", "document");
        prices = words.table("basis", "price");
        purposes = words.table("purpose", "purpose");
    }

    byte[] render(JsonNode in) {
        ObjectNode out = json.createObjectNode();
        out.set("aktenzeichen", in.get("irReference"));
        out.put("absender", "GROSSBRITANNIEN");
        out.putArray("empfaenger");
        put(out, "art", Words.word(types, in, "messageType"));
        put(out, "vorgang", Words.word(actions, in, "status"));
        set(out, "fassung", in.get("version"));
        put(out, "dringlichkeit", Words.word(urgencies, in, "priority"));
        put(out, "einstufung", Words.word(levels, in, "protectiveMarking"));
        moment(out, "erstellt", in, "issuedAt");
        out.putObject("handhabung").putArray("codes").add(Words.word(handling, in.path("intelGrading"), "handling"));
        put(out, "bewertung", words.source(in) + words.information(in));
        event(out.putObject("ereignis"), in.path("event"));
        texts(out.putArray("schilderung"), in.path("summary"));
        in.path("craft").forEach(craft -> boat(out.withArray("boote").addObject(), craft));
        in.path("outboardEngines").forEach(engine -> motor(out.withArray("motoren").addObject(), engine));
        in.path("exhibits").forEach(exhibit -> item(out.withArray("gegenstaende").addObject(), exhibit));
        in.path("subjects").forEach(subject -> person(out.withArray("personen").addObject(), subject));
        counts(out.putObject("anzahl"), in.path("casualties"));
        advert(out.putObject("inserat"), in.path("advert"));
        liaison(out.putObject("verbindung"), in.path("liaison"));
        try {
            return json.writeValueAsBytes(out);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void event(ObjectNode out, JsonNode in) {
        moment(out, "beginn", in, "occurredFrom");
        moment(out, "ende", in, "occurredTo");
        JsonNode place = in.path("place");
        ObjectNode ort = out.putObject("ort");
        put(ort, "land", Words.country(place, "country"));
        set(ort, "name", place.get("name"));
        set(ort, "originalname", place.get("originalName"));
        set(ort, "locode", place.get("locode"));
        set(ort, "breite", place.get("latitude"));
        set(ort, "laenge", place.get("longitude"));
    }

    private static void texts(ArrayNode out, JsonNode in) {
        in.forEach(text -> text(out.addObject(), text));
    }

    private static void text(ObjectNode out, JsonNode in) {
        set(out, "sprache", in.get("language"));
        set(out, "text", in.get("text"));
    }

    private void boat(ObjectNode out, JsonNode in) {
        put(out, "bootsart", Words.word(boats, in, "craftType"));
        if (in.has("lengthFeet")) {
            out.put("laengeMeter", Words.metres(in.get("lengthFeet")));
        }
        put(out, "rumpfnummer", Words.hull(in));
        set(out, "name", in.get("name"));
        set(out, "hersteller", in.get("manufacturer"));
        set(out, "fassungsvermoegen", in.get("capacity"));
    }

    private static void motor(ObjectNode out, JsonNode in) {
        set(out, "hersteller", in.get("manufacturer"));
        set(out, "modell", in.get("model"));
        out.put("leistungPs", Words.metricHorsepower(in.path("horsepower")));
        set(out, "seriennummer", in.get("serialNumber"));
    }

    private void item(ObjectNode out, JsonNode in) {
        put(out, "gegenstand", Words.word(items, in, "exhibitType"));
        set(out, "menge", in.get("quantity"));
        set(out, "waehrung", in.get("currency"));
        set(out, "bemerkung", in.get("description"));
    }

    private void person(ObjectNode out, JsonNode in) {
        put(out, "rolle", Words.word(roles, in, "role"));
        set(out, "familienname", in.get("familyName"));
        set(out, "vorname", in.get("givenNames"));
        JsonNode original = in.path("originalName");
        if (original.isObject()) {
            ObjectNode originalschrift = out.putObject("originalschrift");
            put(originalschrift, "schrift", Words.word(scripts, original, "script"));
            set(originalschrift, "familienname", original.get("familyName"));
            set(originalschrift, "vorname", original.get("givenNames"));
        }
        put(out, "geburtsdatum", Words.day(in, "dateOfBirth", DAY));
        put(out, "staatsangehoerigkeit", Words.country(in, "nationality"));
        set(out, "minderjaehrig", in.get("juvenile"));
        JsonNode document = in.path("document");
        if (document.isObject()) {
            ObjectNode ausweis = out.putObject("ausweis");
            put(ausweis, "ausweisart", Words.word(documents, document, "type"));
            set(ausweis, "nummer", document.get("number"));
            put(ausweis, "staat", Words.country(document, "issuer"));
        }
    }

    private static void counts(ObjectNode out, JsonNode in) {
        for (int i = 0; i < COUNTS.size(); i++) {
            set(out, COUNTS.get(i), in.get(Words.COUNTS.get(i)));
        }
    }

    private void advert(ObjectNode out, JsonNode in) {
        set(out, "plattform", in.get("platform"));
        set(out, "verweis", in.get("link"));
        set(out, "strecke", in.get("route"));
        JsonNode price = in.path("price");
        ObjectNode preis = out.putObject("preis");
        set(preis, "betrag", price.get("amount"));
        set(preis, "waehrung", price.get("currency"));
        put(preis, "je", Words.word(prices, price, "basis"));
    }

    private void liaison(ObjectNode out, JsonNode in) {
        put(out, "zweck", Words.word(purposes, in, "purpose"));
        text(out.putObject("nachricht"), in.path("message"));
        moment(out, "frist", in, "replyBy");
    }

    private static void moment(ObjectNode out, String member, JsonNode in, String british) {
        String moment = Words.moment(in, british, ZONE, MOMENT);
        if (moment != null) {
            out.putObject(member).put("zeit", moment);
        }
    }

    private static void put(ObjectNode out, String member, String value) {
        if (value != null) {
            out.put(member, value);
        }
    }

    private static void set(ObjectNode out, String member, JsonNode value) {
        if (value != null) {
            out.set(member, value);
        }
    }
}
