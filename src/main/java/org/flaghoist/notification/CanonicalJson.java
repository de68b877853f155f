package org.flaghoist.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;

/**
 * One text for each value: members sorted, numbers by value (5, 5.0 and 5e0 are one), no white space. Two nodes have
 * the same text exactly when their content is the same (mappings/README.md, section 4). Each is written in the memory
 * of the one before; for one thread.
 */
public final class CanonicalJson {

    /** Longer numbers are written with an exponent: 1e30000 is a short text, not 30,000 digits. */
    private static final int PLAIN_DIGITS = 40;

    /** Room for most texts, so that few are copied as they grow. */
    private static final int USUAL = 1 << 12;

    private final Utf8Bytes out = new Utf8Bytes(USUAL);

    /** The text; it has no character that UTF-8 could not carry. */
    public String text(JsonNode node) {
        return written(node).toString();
    }

    /** The text in UTF-8. */
    public byte[] bytes(JsonNode node) {
        return written(node).toBytes();
    }

    private Utf8Bytes written(JsonNode node) {
        out.clear();
        write(node, out);
        return out;
    }

    private static void write(JsonNode node, Utf8Bytes out) {
        if (node.isObject()) {
            object(node, out);
        } else if (node.isArray()) {
            array(node, out);
        } else if (node.isNumber()) {
            out.append(node.isInt() ? node.asText() : number(node.decimalValue()));
        } else if (node.isTextual()) {
            quoted(node.textValue(), out);
        } else if (node.isBoolean() || node.isNull()) {
            out.append(node.asText());
        } else {
            throw new IllegalArgumentException("no JSON value: " + node.getNodeType());
        }
    }

    private static void object(JsonNode node, Utf8Bytes out) {
        String[] names = new String[node.size()];
        int size = 0;
        for (Iterator<String> each = node.fieldNames(); each.hasNext(); size++) {
            names[size] = each.next();
        }
        Arrays.sort(names);
        out.append('{');
        for (int i = 0; i < size; i++) {
            if (i > 0) {
                out.append(',');
            }
            quoted(names[i], out);
            out.append(':');
            write(node.get(names[i]), out);
        }
        out.append('}');
    }

    private static void array(JsonNode node, Utf8Bytes out) {
        out.append('[');
        for (int i = 0; i < node.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            write(node.get(i), out);
        }
        out.append(']');
    }

    private static String number(BigDecimal value) {
        BigDecimal bare = value.stripTrailingZeros();
        boolean small = bare.scale() <= PLAIN_DIGITS && (long) bare.precision() - bare.scale() <= PLAIN_DIGITS;
        return small ? bare.toPlainString() : bare.toString();
    }

    private static void quoted(String text, Utf8Bytes out) {
        out.append('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text, i)) {
                out.append(text, from, i);
                escaped(text.charAt(i), out);
                from = i + 1;
            }
        }
        out.append(text, from, text.length());
        out.append('"');
    }

    private static boolean isPlain(String text, int at) {
        char c = text.charAt(at);
        return c >= ' ' && c != '"' && c != '\\' && !Utf8Bytes.isLoneSurrogate(text, at);
    }

    private static void escaped(char c, Utf8Bytes out) {
        if (c == '"' || c == '\\') {
            out.append('\\');
            out.append(c);
        } else {
            out.append("\\u");
            out.append(HexFormat.of().toHexDigits(c));
        }
    }
}
