package org.flaghoist.bench.peer;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.zip.CRC32;

/** Records of 400 characters in windows-1256, as Libya wants them: without texts, persons and what names them. */
final class Libya {

    private static final ZoneId ZONE = ZoneId.of("Africa/Tripoli");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm");
    private static final Charset CHARSET = Charset.forName("windows-1256");
    private static final int LENGTH = 400;

    private final Words words;
    private final Map<String, String> types;
    private final Map<String, String> actions;
    private final Map<String, String> urgencies;
    private final Map<String, String> levels;
    private final Map<String, String> handling;
    private final Map<String, String> boats;
    private final Map<String, String> items;
    private final Map<String, String> prices;

    Libya(Words words) {
        this.words = words;
        types = words.table("type", "type");
        actions = words.table("action", "action");
        urgencies = words.table("urgency", "urgency");
        levels = words.table("level", "level");
        handling = words.table("handling", "handling-code");
        boats = words.table("craft", "vessel-kind");
        items = words.table("exhibit", "item-kind");
        prices = words.table("basis", "price-per");
    }

    byte[] render(JsonNode in) {
        Records out = new Records();
        String moment = Words.moment(in, "issuedAt", ZONE, MOMENT);
        out.begin("H").text("06", 2).text("000", 3).text(moment, 16).end();
        notification(out, in, moment);
        for (JsonNode craft : in.path("craft")) {
            out.begin("B")
                    .text(Words.word(boats, craft, "craftType"), 1)
                    .number(Words.metres(craft.path("lengthFeet")), 2, 5)
                    .text(null, 14)
                    .text(null, 60)
                    .text(Words.text(craft, "manufacturer"), 60)
                    .number(craft.path("capacity"), 0, 6)
                    .end();
        }
        for (JsonNode engine : in.path("outboardEngines")) {
            out.begin("M")
                    .text(Words.text(engine, "manufacturer"), 60)
                    .text(Words.text(engine, "model"), 60)
                    .number(Words.kilowatts(engine.path("horsepower")), 1, 5)
                    .end();
        }
        for (JsonNode exhibit : in.path("exhibits")) {
            out.begin("I")
                    .text(Words.word(items, exhibit, "exhibitType"), 2)
                    .number(exhibit.path("quantity"), 2, 11)
                    .text(Words.text(exhibit, "currency"), 3)
                    .end();
        }
        out.begin("C");
        Words.COUNTS.forEach(count -> out.number(in.path("casualties").path(count), 0, 6));
        out.end();
        advert(out, in.path("advert"));
        return out.bytes();
    }

    private void notification(Records out, JsonNode in, String moment) {
        JsonNode place = in.path("event").path("place");
        out.begin("N")
                .text(Words.text(in, "irReference"), 40)
                .text("01", 2)
                .text(null, 12)
                .text(Words.word(types, in, "messageType"), 1)
                .text(Words.word(actions, in, "status"), 1)
                .number(in.path("version"), 0, 4)
                .text(null, 42)
                .text(Words.word(urgencies, in, "priority"), 1)
                .text(moment, 16)
                .text(Words.moment(in.path("event"), "occurredFrom", ZONE, MOMENT), 16)
                .text(Words.moment(in.path("event"), "occurredTo", ZONE, MOMENT), 16)
                .text(Words.country(place, "country"), 2)
                .text(Words.text(place, "name"), 60)
                .text(null, 60)
                .text(Words.text(place, "locode"), 5)
                .signed(place.path("latitude"), 5, 8)
                .signed(place.path("longitude"), 5, 9)
                .text(Words.word(levels, in, "protectiveMarking"), 12)
                .text(Words.word(handling, in.path("intelGrading"), "handling"), 6)
                .text(words.source(in) + words.information(in), 2)
                .end();
    }

    private void advert(Records out, JsonNode in) {
        JsonNode price = in.path("price");
        out.begin("A")
                .text(Words.text(in, "platform"), 60)
                .text(null, 200)
                .text(Words.text(in, "route"), 60)
                .number(price.path("amount"), 3, 13)
                .text(Words.text(price, "currency"), 3)
                .text(Words.word(prices, price, "basis"), 1)
                .end();
    }

    /** Fields one after the other, each as wide as it is to be. */
    private static final class Records {

        private final StringBuilder all = new StringBuilder(8 * LENGTH);
        private int begin;
        private int count;

        Records begin(String type) {
            begin = all.length();
            all.append(type);
            return this;
        }

        Records text(String value, int width) {
            String text = value == null ? "" : value;
            if (text.length() > width) {
                throw new IllegalArgumentException("more than " + width + " characters");
            }
            all.append(text).append(" ".repeat(width - text.length()));
            return this;
        }

        Records number(JsonNode value, int places, int width) {
            return number(value.isNumber() ? value.decimalValue() : null, places, width);
        }

        Records number(BigDecimal value, int places, int width) {
            if (value == null) {
                return text(null, width);
            }
            String digits = value.movePointRight(places).toBigInteger().toString();
            return text("0".repeat(width - digits.length()) + digits, width);
        }

        Records signed(JsonNode value, int places, int width) {
            BigDecimal number = value.decimalValue();
            all.append(number.signum() < 0 ? '-' : '+');
            return number(number.abs(), places, width - 1);
        }

        void end() {
            all.append(" ".repeat(begin + LENGTH - all.length())).append("\r\n");
            count++;
        }

        byte[] bytes() {
            CRC32 sum = new CRC32();
            sum.update(all.toString().getBytes(CHARSET));
            begin("Z").text("%06d".formatted(count), 6).text("%08X".formatted(sum.getValue()), 8).end();
            return all.toString().getBytes(CHARSET);
        }
    }
}
