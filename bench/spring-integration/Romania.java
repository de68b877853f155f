package org.flaghoist.bench.peer;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** XML, as Romania wants it. */
final class Romania {

    private static final ZoneId ZONE = ZoneId.of("Europe/Bucharest");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu");
    private static final List<String> COUNTS =
            List.of("retinuti", "decedati", "raniti", "disparuti", "salvati", "laBord", "gasiti");

    private final Words words;
    private final Map<String, String> types;
    private final Map<String, String> actions;
    private final Map<String, String> urgencies;
    private final Map<String, String> levels;
    private final Map<String, String> handling;
    private final Map<String, String> boats;
    private final Map<String, String> items;
    private final Map<String, String> roles;
    private final Map<String, String> documents;
    private final Map<String, String> prices;
    private final Map<String, String> purposes;

    Romania(Words words) {
        this.words = words;
        types = words.table("type", "tip");
        actions = words.table("action", "actiune");
        urgencies = words.table("urgency", "urgenta");
        levels = words.table("level", "nivel");
        handling = words.table("handling", "cod");
        boats = words.table("craft", "ambarcatiune");
        items = words.table("exhibit", "obiect");
        roles = words.table("role", "calitate");
        documents = words.table("document", "document");
        prices = words.table("basis", "pe");
        purposes = words.table("purpose", "legatura");
    }

    byte[] render(JsonNode in) {
        try {
            Xml out = new Xml(StandardCharsets.UTF_8, "notificare", "urn:igpr:notificare:1");
            out.element("antet", () -> header(out, in));
            out.element("clasificare", () -> classification(out, in));
            out.element("eveniment", () -> event(out, in.path("event")));
            for (JsonNode text : in.path("summary")) {
                text(out, "relatare", text);
            }
            list(out, "ambarcatiuni", "ambarcatiune", in.path("craft"), this::boat);
            list(out, "motoare", "motor", in.path("outboardEngines"), Romania::engine);
            list(out, "obiecte", "obiect", in.path("exhibits"), this::item);
            list(out, "persoane", "persoana", in.path("subjects"), this::person);
            out.element("numaratori", () -> counts(out, in.path("casualties")));
            out.element("anunt", () -> advert(out, in.path("advert")));
            out.element("legatura", () -> liaison(out, in.path("liaison")));
            return out.end();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Element {
        void write(Xml out, JsonNode in) throws XMLStreamException;
    }

    private static void list(Xml out, String name, String each, JsonNode in, Element element) throws XMLStreamException {
        out.element(name, () -> {
            for (JsonNode one : in) {
                out.element(each, () -> element.write(out, one));
            }
        });
    }

    private void header(Xml out, JsonNode in) throws XMLStreamException {
        out.text("id", Words.text(in, "irReference"));
        out.text("expeditor", "NCA-UK");
        out.text("tip", Words.word(types, in, "messageType"));
        out.text("actiune", Words.word(actions, in, "status"));
        out.text("revizie", Words.text(in, "version"));
        out.text("urgenta", Words.word(urgencies, in, "priority"));
        out.text("intocmit", Words.moment(in, "issuedAt", ZONE, MOMENT));
    }

    private void classification(Xml out, JsonNode in) throws XMLStreamException {
        out.text("nivel", Words.word(levels, in, "protectiveMarking"));
        out.text("cod", Words.word(handling, in.path("intelGrading"), "handling"));
        out.text("evaluare", words.source(in) + words.information(in));
    }

    private static void event(Xml out, JsonNode in) throws XMLStreamException {
        out.text("inceput", Words.moment(in, "occurredFrom", ZONE, MOMENT));
        out.text("sfarsit", Words.moment(in, "occurredTo", ZONE, MOMENT));
        JsonNode place = in.path("place");
        out.element("loc", () -> {
            out.text("tara", Words.country(place, "country"));
            out.text("nume", Words.text(place, place.has("originalName") ? "originalName" : "name"));
            out.text("numeLatin", place.has("originalName") ? Words.text(place, "name") : null);
            out.text("locode", Words.text(place, "locode"));
            out.text("latitudine", Words.text(place, "latitude"));
            out.text("longitudine", Words.text(place, "longitude"));
        });
    }

    private static void text(Xml out, String name, JsonNode in) throws XMLStreamException {
        out.element(name, () -> {
            out.attribute("limba", Words.text(in, "language"));
            out.characters(Words.text(in, "text"));
        });
    }

    private void boat(Xml out, JsonNode in) throws XMLStreamException {
        out.text("fel", Words.word(boats, in, "craftType"));
        out.text("lungime", Words.plain(Words.metres(in.path("lengthFeet"))));
        out.text("cin", Words.hull(in));
        out.text("nume", Words.text(in, "name"));
        out.text("constructor", Words.text(in, "manufacturer"));
        out.text("capacitate", Words.text(in, "capacity"));
    }

    private static void engine(Xml out, JsonNode in) throws XMLStreamException {
        out.text("marca", Words.text(in, "manufacturer"));
        out.text("model", Words.text(in, "model"));
        out.text("putere", Words.plain(Words.metricHorsepower(in.path("horsepower"))));
        out.text("serie", Words.text(in, "serialNumber"));
    }

    private void item(Xml out, JsonNode in) throws XMLStreamException {
        out.text("fel", Words.word(items, in, "exhibitType"));
        out.text("cantitate", Words.text(in, "quantity"));
        out.text("moneda", Words.text(in, "currency"));
        out.text("nota", Words.text(in, "description"));
    }

    private void person(Xml out, JsonNode in) throws XMLStreamException {
        JsonNode original = in.path("originalName");
        JsonNode name = original.isObject() ? original : in;
        out.text("calitate", Words.word(roles, in, "role"));
        out.text("nume", Words.text(name, "familyName"));
        out.text("prenume", Words.text(name, "givenNames"));
        if (original.isObject()) {
            out.text("numeLatin", Words.text(in, "familyName"));
            out.text("prenumeLatin", Words.text(in, "givenNames"));
        }
        out.text("dataNasterii", Words.day(in, "dateOfBirth", DAY));
        out.text("cetatenie", Words.country(in, "nationality"));
        out.text("minor", in.path("juvenile").booleanValue() ? "da" : "nu");
        JsonNode document = in.path("document");
        if (document.isObject()) {
            out.element("document", () -> {
                out.text("fel", Words.word(documents, document, "type"));
                out.text("numar", Words.text(document, "number"));
                out.text("tara", Words.country(document, "issuer"));
            });
        }
    }

    private static void counts(Xml out, JsonNode in) throws XMLStreamException {
        for (int i = 0; i < COUNTS.size(); i++) {
            out.text(COUNTS.get(i), Words.text(in, Words.COUNTS.get(i)));
        }
    }

    private void advert(Xml out, JsonNode in) throws XMLStreamException {
        out.text("platforma", Words.text(in, "platform"));
        out.text("url", Words.text(in, "link"));
        out.text("ruta", Words.text(in, "route"));
        JsonNode price = in.path("price");
        out.element("pret", () -> {
            out.text("suma", Words.text(price, "amount"));
            out.text("moneda", Words.text(price, "currency"));
            out.text("pe", Words.word(prices, price, "basis"));
        });
    }

    private void liaison(Xml out, JsonNode in) throws XMLStreamException {
        out.text("fel", Words.word(purposes, in, "purpose"));
        text(out, "text", in.path("message"));
        out.text("termen", Words.moment(in, "replyBy", ZONE, MOMENT));
    }
}
