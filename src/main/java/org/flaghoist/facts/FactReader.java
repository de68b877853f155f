package org.flaghoist.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes the facts from a notification in the hub's form. */
final class FactReader {

    /** Of a value's decimals: two of quantities, three of prices and of degrees that are kept. */
    private static final int HUNDREDTHS = 2;

    private static final int THOUSANDTHS = 3;
    private static final long ONE = 100;

    private static final Pattern CAPITAL = Pattern.compile("(?=[A-Z])");

    private FactReader() {}

    static Facts of(ObjectNode notification) {
        JsonNode event = notification.path("event");
        FactTime time = FactTime.of(
                event.has("from")
                        ? event.path("from").asText()
                        : notification.path("createdAt").asText(),
                event.path("precision").asText().equals("DAY"));
        return new Facts(
                time.at(),
                time.day(),
                place(event.path("place")),
                notification.path("grading").path("suspectedFalse").asBoolean(),
                advert(notification.path("advert")),
                quantities(notification));
    }

    private static FactPlace place(JsonNode place) {
        String latin = place.path("nameLatin").textValue();
        return new FactPlace(
                place.path("country").textValue(),
                latin == null ? place.path("name").textValue() : latin,
                place.path("locode").textValue(),
                integer(place.path("latitude"), THOUSANDTHS),
                integer(place.path("longitude"), THOUSANDTHS));
    }

    private static Advert advert(JsonNode advert) {
        JsonNode price = advert.path("price");
        return new Advert(
                advert.path("platform").textValue(),
                advert.path("route").textValue(),
                price.has("amount") ? scaled(price.path("amount"), THOUSANDTHS) : null,
                price.path("currency").textValue(),
                price.path("per").textValue());
    }

    private static Map<Quantity, Long> quantities(ObjectNode notification) {
        Map<Quantity, Long> all = new LinkedHashMap<>();
        notification.path("vessels").forEach(vessel -> all.merge(vessel(vessel), ONE, Long::sum));
        notification.path("engines").forEach(engine -> all.merge(Quantity.of(Measure.ENGINE, null), ONE, Long::sum));
        notification
                .path("items")
                .forEach(item -> all.merge(item(item), scaled(item.path("quantity"), HUNDREDTHS), Long::sum));
        notification
                .path("persons")
                .forEach(person -> all.merge(
                        Quantity.of(Measure.PERSON, person.path("role").textValue()), ONE, Long::sum));
        notification
                .path("counts")
                .fields()
                .forEachRemaining(count -> all.merge(
                        Quantity.of(Measure.COUNT, constant(count.getKey())),
                        scaled(count.getValue(), HUNDREDTHS),
                        Long::sum));
        return all;
    }

    private static Quantity vessel(JsonNode vessel) {
        return new Quantity(
                Measure.VESSEL,
                vessel.path("kind").textValue(),
                null,
                integer(vessel.path("lengthMetres"), HUNDREDTHS),
                integer(vessel.path("capacity"), 0));
    }

    private static Quantity item(JsonNode item) {
        return new Quantity(
                Measure.ITEM,
                item.path("kind").textValue(),
                item.path("currency").textValue(),
                null,
                null);
    }

    /** As the other kinds are written: {@code ON_BOARD}. */
    private static String constant(String member) {
        return CAPITAL.matcher(member).replaceAll("_").toUpperCase(Locale.ROOT);
    }

    private static @Nullable Integer integer(JsonNode number, int decimals) {
        return number.isNumber() ? (int) scaled(number, decimals) : null;
    }

    private static long scaled(JsonNode number, int decimals) {
        BigDecimal value = number.decimalValue().movePointRight(decimals);
        return value.setScale(0, RoundingMode.HALF_EVEN).longValue();
    }
}
