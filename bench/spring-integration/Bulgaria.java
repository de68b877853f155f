package org.flaghoist.bench.peer;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A row of CSV in windows-1251, as Bulgaria wants it. */
final class Bulgaria {

    private static final ZoneId ZONE = ZoneId.of("Europe/Sofia");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu");
    private static final Charset CHARSET = Charset.forName("windows-1251");
    private static final String HEADER =
            """
            Номер;Подател;Получатели;Вид;Действие;Редакция;Отговор на;Спешност;Съставено;Начало;Край;Държава;Място;\
            Място (латиница);Код на място;Координати;Ниво;Кодове;Ограничения;Оценка;Описание;Съдове;Двигатели;Вещи;\
            Лица;Задържани;Загинали;Ранени;Изчезнали;Спасени;На борда;Открити;Обява;Връзка\r
            """;

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

    Bulgaria(Words words) {
        this.words = words;
        types = words.table("type", "type");
        actions = words.table("action", "action");
        urgencies = words.table("urgency", "urgency");
        levels = words.table("level", "level");
        handling = words.table("handling", "handling");
        boats = words.table("craft", "vessel");
        items = words.table("exhibit", "item");
        roles = words.table("role", "role");
        documents = words.table("document", "document");
        prices = words.table("basis", "per");
        purposes = words.table("purpose", "liaison");
    }

    byte[] render(JsonNode in) {
        List<String> cells = new ArrayList<>();
        cells.add(Words.text(in, "irReference"));
        cells.add("ВЕЛИКОБРИТАНИЯ");
        cells.add("");
        cells.add(Words.word(types, in, "messageType"));
        cells.add(Words.word(actions, in, "status"));
        cells.add(Words.text(in, "version"));
        cells.add("");
        cells.add(Words.word(urgencies, in, "priority"));
        cells.add(Words.moment(in, "issuedAt", ZONE, MOMENT));
        event(cells, in.path("event"));
        cells.add(Words.word(levels, in, "protectiveMarking"));
        cells.add(Words.word(handling, in.path("intelGrading"), "handling"));
        cells.add("");
        cells.add(words.source(in) + words.information(in));
        cells.add(list(in.path("summary"), text -> entry(Words.text(text, "language"), Words.text(text, "text"))));
        cells.add(list(in.path("craft"), this::boat));
        cells.add(list(in.path("outboardEngines"), Bulgaria::engine));
        cells.add(list(in.path("exhibits"), this::item));
        cells.add(list(in.path("subjects"), this::person));
        Words.COUNTS.forEach(count -> cells.add(Words.text(in.path("casualties"), count)));
        cells.add(advert(in.path("advert")));
        cells.add(liaison(in.path("liaison")));
        return row(cells);
    }

    private static void event(List<String> cells, JsonNode in) {
        JsonNode place = in.path("place");
        cells.add(Words.moment(in, "occurredFrom", ZONE, MOMENT));
        cells.add(Words.moment(in, "occurredTo", ZONE, MOMENT));
        cells.add(Words.country(place, "country"));
        cells.add(Words.text(place, place.has("originalName") ? "originalName" : "name"));
        cells.add(place.has("originalName") ? Words.text(place, "name") : "");
        cells.add(Words.text(place, "locode"));
        cells.add(degrees(place.path("latitude").doubleValue(), 'N', 'S')
                + " " + degrees(place.path("longitude").doubleValue(), 'E', 'W'));
    }

    private static String degrees(double value, char plus, char minus) {
        long tenths = Math.round(Math.abs(value) * 36_000);
        return "%02d°%02d'%02d,%d\"%c"
                .formatted(tenths / 36_000, tenths / 600 % 60, tenths / 10 % 60, tenths % 10, value < 0 ? minus : plus);
    }

    private String boat(JsonNode in) {
        return entry(
                Words.word(boats, in, "craftType"),
                comma(Words.plain(Words.metres(in.path("lengthFeet")))),
                Words.hull(in),
                Words.text(in, "name"),
                Words.text(in, "manufacturer"),
                Words.text(in, "capacity"));
    }

    private static String engine(JsonNode in) {
        return entry(
                Words.text(in, "manufacturer"),
                Words.text(in, "model"),
                comma(Words.plain(Words.metricHorsepower(in.path("horsepower")))),
                Words.text(in, "serialNumber"));
    }

    private String item(JsonNode in) {
        return entry(
                Words.word(items, in, "exhibitType"),
                comma(Words.text(in, "quantity")),
                Words.text(in, "currency"),
                Words.text(in, "description"));
    }

    private String person(JsonNode in) {
        JsonNode original = in.path("originalName");
        JsonNode name = original.isObject() ? original : in;
        JsonNode document = in.path("document");
        return entry(
                Words.word(roles, in, "role"),
                Words.text(name, "familyName"),
                Words.text(name, "givenNames"),
                original.isObject() ? Words.text(in, "familyName") : null,
                original.isObject() ? Words.text(in, "givenNames") : null,
                Words.day(in, "dateOfBirth", DAY),
                Words.country(in, "nationality"),
                in.path("juvenile").booleanValue() ? "ДА" : "НЕ",
                Words.word(documents, document, "type"),
                Words.text(document, "number"),
                Words.country(document, "issuer"));
    }

    private String advert(JsonNode in) {
        JsonNode price = in.path("price");
        return entry(
                Words.text(in, "platform"),
                Words.text(in, "link"),
                Words.text(in, "route"),
                comma(Words.text(price, "amount")),
                Words.text(price, "currency"),
                Words.word(prices, price, "basis"));
    }

    private String liaison(JsonNode in) {
        return entry(
                Words.word(purposes, in, "purpose"),
                Words.text(in.path("message"), "language"),
                Words.text(in.path("message"), "text"),
                Words.moment(in, "replyBy", ZONE, MOMENT));
    }

    private static String comma(String number) {
        return number == null ? null : number.replace('.', ',');
    }

    private static String list(JsonNode in, Function<JsonNode, String> entry) {
        StringBuilder all = new StringBuilder();
        for (JsonNode each : in) {
            all.append(all.isEmpty() ? "" : "|").append(entry.apply(each));
        }
        return all.toString();
    }

    private static String entry(String... parts) {
        StringBuilder entry = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                entry.append('~');
            }
            if (parts[i] != null) {
                escape(entry, parts[i]);
            }
        }
        return entry.toString();
    }

    private static void escape(StringBuilder entry, String part) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            switch (c) {
                case '\\', '~', '|' -> entry.append('\\').append(c);
                case '\n' -> entry.append("\\n");
                default -> entry.append(c);
            }
        }
    }

    private static byte[] row(List<String> cells) {
        StringBuilder row = new StringBuilder(HEADER);
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                row.append(';');
            }
            String cell = cells.get(i);
            if (cell != null && (cell.indexOf(';') >= 0 || cell.indexOf('"') >= 0)) {
                row.append('"').append(cell.replace("\"", "\"\"")).append('"');
            } else if (cell != null) {
                row.append(cell);
            }
        }
        return row.append("\r\n").toString().getBytes(CHARSET);
    }
}
