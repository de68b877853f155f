package org.flaghoist.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a notification as one text: a JSON array with an array for each, of measure, kind, currency, length in
 * centimetres, capacity and hundredths. A row for each number would cost five times as much to write.
 */
public final class FactNumbers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int MEASURE = 0;
    private static final int KIND = 1;
    private static final int CURRENCY = 2;
    private static final int LENGTH = 3;
    private static final int CAPACITY = 4;
    private static final int HUNDREDTHS = 5;

    private FactNumbers() {}

    static String text(Map<Quantity, Long> quantities) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode(quantities.size());
        quantities.forEach((what, hundredths) -> all.addArray()
                .add(what.measure().name())
                .add(what.kind())
                .add(what.currency())
                .add(what.lengthCm())
                .add(what.capacity())
                .add(hundredths));
        return all.toString();
    }

    /** @param each is given what is counted, and how many hundredths of it */
    public static void read(String text, ObjLongConsumer<Quantity> each) {
        try {
            for (JsonNode number : JSON.readTree(text)) {
                each.accept(quantity(number), number.path(HUNDREDTHS).longValue());
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no numbers of a notification: " + text, e);
        }
    }

    private static Quantity quantity(JsonNode number) {
        return new Quantity(
                Measure.valueOf(number.path(MEASURE).textValue()),
                number.path(KIND).textValue(),
                number.path(CURRENCY).textValue(),
                integer(number.path(LENGTH)),
                integer(number.path(CAPACITY)));
    }

    private static @Nullable Integer integer(JsonNode value) {
        return value.isNumber() ? value.intValue() : null;
    }
}
