package org.flaghoist.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Compares messages as the contract says: JSON by value, XML in canonical form, all else byte for byte. */
public final class NativeForms {

    private NativeForms() {}

    /**
     * How {@code actual} differs from {@code expected}; empty where it does not.
     *
     * @param extension of the partner's files, which says how to compare
     */
    public static Optional<String> difference(String extension, byte[] actual, byte[] expected) {
        boolean same =
                switch (extension) {
                    case "json" -> json(actual).equals(json(expected));
                    case "xml" -> CanonicalXml.of(actual).equals(CanonicalXml.of(expected));
                    default -> Arrays.equals(actual, expected);
                };
        return same ? Optional.empty() : Optional.of("gives " + shown(actual));
    }

    /** Every byte as a character. */
    static String shown(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** A JSON text, comparable by value. */
    public static JsonNode json(byte[] bytes) {
        try {
            return comparable(Answers.JSON.readTree(bytes));
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
