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
import org.flaghoist.format.syntax.TextTable;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.notification.FormDiff;
import org.jspecify.annotations.Nullable;

/** Compares messages as the contract says: JSON by value, XML in canonical form, all else byte for byte. */
public final class NativeForms {

    private static final int MOST_ZEROS = 20;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private NativeForms() {}

    /**
     * How {@code actual} differs from {@code expected}; none where it does not.
     *
     * @param mapping the partner's, whose form says how to compare
     */
    public static List<FormDifference> differences(Mapping mapping, byte[] actual, byte[] expected) {
        return differences(mapping, actual, mapping, expected);
    }

    /** The same of messages of two mappings with one extension. */
    static List<FormDifference> differences(Mapping mapping, byte[] actual, Mapping other, byte[] expected) {
        return switch (mapping.extension()) {
            case "json" -> differences(json(actual), json(expected));
            case "xml" -> ofXml(actual, expected);
            default -> {
                List<FormDifference> cells = ofTables(table(mapping, actual), table(other, expected));
                yield cells.isEmpty() ? ofText(mapping, actual, expected) : cells;
            }
        };
    }

    /** The same of messages as lines, whatever they are. */
    static List<FormDifference> ofText(Mapping mapping, byte[] actual, byte[] expected) {
        if (Arrays.equals(actual, expected)) {
            return List.of();
        }
        List<FormDifference> found = LineDifferences.of(
                mapping.text(expected).text(), mapping.text(actual).text());
        return found.isEmpty()
                ? List.of(FormDifference.at("bytes", "differ, though both read the same, such as by a byte order mark"))
                : found;
    }

    private static @Nullable TextTable table(Mapping mapping, byte[] message) {
        return mapping.table(mapping.text(message).text());
    }

    private static List<FormDifference> ofTables(@Nullable TextTable is, @Nullable TextTable due) {
        return is == null || due == null ? List.of() : TableDifferences.of(due, is);
    }

    /** The same of two forms in JSON. */
    public static List<FormDifference> differences(JsonNode actual, JsonNode expected) {
        return new FormDiff(expected)
                .changesTo(new FormDiff(actual)).stream()
                        .map(change -> difference(change, change.path()))
                        .toList();
    }

    private static FormDifference difference(FormDiff.FieldChange change, String path) {
        return FormDifference.at(
                        path.isEmpty() ? "message" : path,
                        "expected " + shown(change.before()) + ", got " + shown(change.after()))
                .between(bare(change.before()), bare(change.after()));
    }

    /** Without quotes. */
    static String bare(@Nullable JsonNode value) {
        return value != null && value.isTextual() ? value.textValue() : shown(value);
    }

    private static String shown(@Nullable JsonNode value) {
        if (value == null) {
            return "nothing";
        }
        // Without zeros at its end, 60 would be 6E+1.
        return value.isNumber() && Math.abs(value.decimalValue().scale()) < MOST_ZEROS
                ? value.decimalValue().toPlainString()
                : value.toString();
    }

    private static List<FormDifference> ofXml(byte[] actual, byte[] expected) {
        if (CanonicalXml.of(actual).equals(CanonicalXml.of(expected))) {
            return List.of();
        }
        List<FormDifference> found = new FormDiff(XmlValues.of(CanonicalXml.tree(expected)))
                .changesTo(new FormDiff(XmlValues.of(CanonicalXml.tree(actual)))).stream()
                        .map(change -> difference(change, change.path().replace("~1", "/")))
                        .toList();
        return found.isEmpty()
                ? List.of(FormDifference.at("elements", "are in another order, or of another namespace"))
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
