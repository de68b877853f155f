package org.flaghoist.bench.peer;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** XML, as Europol wants it. */
final class Europol {

    private static final ZoneId ZONE = ZoneId.of("UTC");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;
    private static final List<String> COUNTS =
            List.of("Arrested", "Dead", "Injured", "Missing", "Rescued", "OnBoard", "Found");

    private final Words words;
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

    Europol(Words words) {
        this.words = words;
        types = words.table("type", "types");
        actions = words.table("action", "actions");
        urgencies = words.table("urgency", "urgencies");
        levels = words.table("level", "levels");
        handling = words.table("handling", "handling");
        boats = words.table("craft", "boats");
        items = words.table("exhibit", "items");
        roles = words.table("role", "roles");
        scripts = words.table("script", "scripts");
        documents = words.table("document", "documents");
        prices = words.table("basis", "prices");
        purposes = words.table("purpose", "purposes");
    }

    byte[] render(JsonNode in) {
        try {
            Xml out = new Xml(StandardCharsets.UTF_8, "Notification", "urn:flaghoist:partner:europol:1");
            out.element("Header", () -> header(out, in));
            out.element("Event", () -> event(out, in.path("event")));
            for (JsonNode text : in.path("summary")) {
                text(out, "Narrative", text);
            }
            for (JsonNode craft : in.path("craft")) {
                out.element("MeansOfTransportation", () -> boat(out, craft));
            }
            for (JsonNode engine : in.path("outboardEngines")) {
                out.element("Engine", () -> engine(out, engine));
            }
            for (JsonNode exhibit : in.path("exhibits")) {
                out.element("Item", () -> item(out, exhibit));
            }
            for (JsonNode subject : in.path("subjects")) {
                out.element("Person", () -> person(out, subject));
            }
            out.element("Figures", () -> counts(out, in.path("casualties")));
            out.element("Offer", () -> advert(out, in.path("advert")));
            out.element("Liaison", () -> liaison(out, in.path("liaison")));
            return out.end();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void header(Xml out, JsonNode in) throws XMLStreamException {
        out.text("Reference", Words.text(in, "irReference"));
        out.text("Sender", "GB");
        out.text("MessageType", Words.word(types, in, "messageType"));
        out.text("Action", Words.word(actions, in, "status"));
        out.text("Revision", Words.text(in, "version"));
        out.text("Urgency", Words.word(urgencies, in, "priority"));
        out.text("CreatedAt", Words.moment(in, "issuedAt", ZONE, MOMENT));
        out.text("ProtectionLevel", Words.word(levels, in, "protectiveMarking"));
        out.text("HandlingCode", Words.word(handling, in.path("intelGrading"), "handling"));
        out.element("Evaluation", () -> {
            out.attribute("source", words.source(in));
            out.attribute("information", words.information(in));
        });
    }

    private static void event(Xml out, JsonNode in) throws XMLStreamException {
        out.element("Period", () -> {
            out.text("From", Words.moment(in, "occurredFrom", ZONE, MOMENT));
            out.text("To", Words.moment(in, "occurredTo", ZONE, MOMENT));
        });
        JsonNode place = in.path("place");
        out.element("Location", () -> {
            out.attribute("country", Words.country(place, "country"));
            out.text("PlaceName", Words.text(place, "name"));
            out.text("OriginalPlaceName", Words.text(place, "originalName"));
            out.text("Locode", Words.text(place, "locode"));
            out.text("Latitude", Words.text(place, "latitude"));
            out.text("Longitude", Words.text(place, "longitude"));
        });
    }

    private static void text(Xml out, String name, JsonNode in) throws XMLStreamException {
        out.element(name, () -> {
            out.attribute("language", Words.text(in, "language"));
            out.characters(Words.text(in, "text"));
        });
    }

    private void boat(Xml out, JsonNode in) throws XMLStreamException {
        out.attribute("kind", Words.word(boats, in, "craftType"));
        out.text("LengthMetres", Words.plain(Words.metres(in.path("lengthFeet"))));
        out.text("HullNumber", Words.hull(in));
        out.text("Name", Words.text(in, "name"));
        out.text("Make", Words.text(in, "manufacturer"));
        out.text("Capacity", Words.text(in, "capacity"));
    }

    private static void engine(Xml out, JsonNode in) throws XMLStreamException {
        out.text("Make", Words.text(in, "manufacturer"));
        out.text("Model", Words.text(in, "model"));
        out.text("PowerKw", Words.plain(Words.kilowatts(in.path("horsepower"))));
        out.text("SerialNumber", Words.text(in, "serialNumber"));
    }

    private void item(Xml out, JsonNode in) throws XMLStreamException {
        out.attribute("kind", Words.word(items, in, "exhibitType"));
        out.attribute("currency", Words.text(in, "currency"));
        out.text("Quantity", Words.text(in, "quantity"));
        out.text("Note", Words.text(in, "description"));
    }

    private void person(Xml out, JsonNode in) throws XMLStreamException {
        out.attribute("role", Words.word(roles, in, "role"));
        out.attribute("minor", in.path("juvenile").asText());
        out.element("Name", () -> name(out, in));
        JsonNode original = in.path("originalName");
        if (original.isObject()) {
            out.element("OriginalName", () -> {
                out.attribute("script", Words.word(scripts, original, "script"));
                name(out, original);
            });
        }
        out.text("DateOfBirth", Words.day(in, "dateOfBirth", DAY));
        out.text("Nationality", Words.country(in, "nationality"));
        JsonNode document = in.path("document");
        if (document.isObject()) {
            out.element("IdentityDocument", () -> {
                out.attribute("kind", Words.word(documents, document, "type"));
                out.attribute("country", Words.country(document, "issuer"));
                out.characters(Words.text(document, "number"));
            });
        }
    }

    private static void name(Xml out, JsonNode in) throws XMLStreamException {
        out.text("FamilyName", Words.text(in, "familyName"));
        out.text("GivenName", Words.text(in, "givenNames"));
    }

    private static void counts(Xml out, JsonNode in) throws XMLStreamException {
        for (int i = 0; i < COUNTS.size(); i++) {
            out.text(COUNTS.get(i), Words.text(in, Words.COUNTS.get(i)));
        }
    }

    private void advert(Xml out, JsonNode in) throws XMLStreamException {
        out.text("Platform", Words.text(in, "platform"));
        out.text("Url", Words.text(in, "link"));
        out.text("Route", Words.text(in, "route"));
        JsonNode price = in.path("price");
        out.element("Price", () -> {
            out.attribute("currency", Words.text(price, "currency"));
            out.attribute("per", Words.word(prices, price, "basis"));
            out.characters(Words.text(price, "amount"));
        });
    }

    private void liaison(Xml out, JsonNode in) throws XMLStreamException {
        out.attribute("purpose", Words.word(purposes, in, "purpose"));
        text(out, "Message", in.path("message"));
        out.text("ReplyBy", Words.moment(in, "replyBy", ZONE, MOMENT));
    }
}
