package org.flaghoist.effect;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.flaghoist.notification.FormDiff;
import org.jspecify.annotations.Nullable;

/** Compares messages as the contract says: JSON by value, XML in canonical form, all else byte for byte. */
public final class NativeForms {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private NativeForms() {}

    /**
     * How {@code actual} differs from {@code expected}, a line each with the path, what was expected and what was got;
     * none where it does not.
     *
     * @param extension of the partner's files, which says how to compare
     * @param text reads bytes as people read them
     */
    public static List<String> differences(
            String extension, byte[] actual, byte[] expected, Function<byte[], String> text) {
        return switch (extension) {
            case "json" -> differences(json(actual), json(expected));
            case "xml" -> ofXml(actual, expected);
            default -> Arrays.equals(actual, expected) ? List.of() : ofText(text.apply(actual), text.apply(expected));
        };
    }

    /** The same of two forms in JSON. */
    public static List<String> differences(JsonNode actual, JsonNode expected) {
        return new FormDiff(expected)
                .changesTo(new FormDiff(actual)).stream()
                        .map(change -> shown(change, change.path()))
                        .toList();
    }

    private static String shown(FormDiff.FieldChange change, String path) {
        return (path.isEmpty() ? "message" : path) + ": expected " + shown(change.before()) + ", got "
                + shown(change.after());
    }

    private static String shown(@Nullable JsonNode value) {
        return value == null ? "nothing" : value.toString();
    }

    private static List<String> ofXml(byte[] actual, byte[] expected) {
        if (CanonicalXml.of(actual).equals(CanonicalXml.of(expected))) {
            return List.of();
        }
        List<String> found = new FormDiff(XmlValues.of(CanonicalXml.tree(expected)))
                .changesTo(new FormDiff(XmlValues.of(CanonicalXml.tree(actual)))).stream()
                        .map(change -> shown(change, change.path().replace("~1", "/")))
                        .toList();
        return found.isEmpty() ? List.of("elements: are in another order, or of another namespace") : found;
    }

    private static List<String> ofText(String actual, String expected) {
        List<String> found = LineDifferences.of(expected, actual);
        return found.isEmpty()
                ? List.of("bytes: differ, though both read the same, such as by a byte order mark")
                : found;
    }

    /** A JSON text, comparable by value. */
    public static JsonNode json(byte[] bytes) {
        try {
            JsonNode read = JSON.readTree(bytes);
            if (read.isMissingNode()) {
                throw new EOFException("nothing is there");
            }
            return comparable(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code node}, with numbers that are equal by value in one form. */
    public static JsonNode comparable(JsonNode node) {
        if (node.isNumber()) {
            return JsonNodeFactory.instance.numberNode(node.decimalValue().stripTrailingZeros());
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(comparable(element)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.fields().forEachRemaining(member -> object.set(member.getKey(), comparable(member.getValue())));
            return object;
        }
        return node;
    }
}
