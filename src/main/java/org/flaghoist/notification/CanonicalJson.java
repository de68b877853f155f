package org.flaghoist.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One text for each value: members sorted, numbers by value (5, 5.0 and 5e0 are one), no white space. Two nodes have
 * the same text exactly when their content is the same (mappings/README.md, section 4).
 */
public final class CanonicalJson {

    /** Longer numbers are written with an exponent: 1e30000 is a short text, not 30,000 digits. */
    private static final int PLAIN_DIGITS = 40;

    /** Room for most texts, so that few are copied as they grow. */
    private static final int USUAL = 1 << 10;

    private CanonicalJson() {}

    /** The text; it has no character that UTF-8 could not carry. */
    public static String text(JsonNode node) {
        StringBuilder out = new StringBuilder(USUAL);
        write(node, out);
        return out.toString();
    }

    private static void write(JsonNode node, StringBuilder out) {
        if (node.isObject()) {
            object(node, out);
        } else if (node.isArray()) {
            array(node, out);
        } else if (node.isNumber()) {
            out.append(number(node.decimalValue()));
        } else if (node.isTextual()) {
            quoted(node.textValue(), out);
        } else if (node.isBoolean() || node.isNull()) {
            out.append(node.asText());
        } else {
            throw new IllegalArgumentException("no JSON value: " + node.getNodeType());
        }
    }

    private static void object(JsonNode node, StringBuilder out) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        Collections.sort(names);
        String separator = "{";
        for (String name : names) {
            out.append(separator);
            quoted(name, out);
            out.append(':');
            write(node.get(name), out);
            separator = ",";
        }
        out.append(names.isEmpty() ? "{}" : "}");
    }

    private static void array(JsonNode node, StringBuilder out) {
        String separator = "[";
        for (JsonNode element : node) {
            out.append(separator);
            write(element, out);
            separator = ",";
        }
        out.append(node.isEmpty() ? "[]" : "]");
    }

    private static String number(BigDecimal value) {
        BigDecimal bare = value.stripTrailingZeros();
        boolean small = bare.scale() <= PLAIN_DIGITS && (long) bare.precision() - bare.scale() <= PLAIN_DIGITS;
        return small ? bare.toPlainString() : bare.toString();
    }

    private static void quoted(String text, StringBuilder out) {
        out.append('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text, i)) {
                out.append(text, from, i);
                escaped(text.charAt(i), out);
                from = i + 1;
            }
        }
        out.append(text, from, text.length()).append('"');
    }

    private static boolean isPlain(String text, int at) {
        char c = text.charAt(at);
        return c >= ' ' && c != '"' && c != '\\' && !(Character.isSurrogate(c) && lone(text, at));
    }

    private static void escaped(char c, StringBuilder out) {
        if (c == '"' || c == '\\') {
            out.append('\\').append(c);
        } else {
            out.append(String.format("\\u%04x", (int) c));
        }
    }

    /** Half a surrogate pair, which UTF-8 would turn into a question mark. */
    private static boolean lone(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
