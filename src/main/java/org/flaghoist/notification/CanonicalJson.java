package org.flaghoist.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.BiConsumer;

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

    private static final int USUAL_MEMBERS = 1 << 6;

    private final Utf8Bytes out = new Utf8Bytes(USUAL);

    /** The members of the objects that are being written: those of an inner one after those of the outer ones. */
    private String[] names = new String[USUAL_MEMBERS];

    private int members;

    /** Made once, since an object of few members gives its names to it without making anything. */
    @SuppressWarnings("UnnecessaryLambda")
    private final BiConsumer<String, JsonNode> adding = (name, value) -> add(name);

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
        members = 0;
        write(node);
        return out;
    }

    private void write(JsonNode node) {
        if (node.isObject()) {
            object(node);
        } else if (node.isArray()) {
            array(node);
        } else if (node.isNumber()) {
            out.append(node.isInt() ? node.asText() : number(node.decimalValue()));
        } else if (node.isTextual()) {
            quoted(node.textValue());
        } else if (node.isBoolean() || node.isNull()) {
            out.append(node.asText());
        } else {
            throw new IllegalArgumentException("no JSON value: " + node.getNodeType());
        }
    }

    private void object(JsonNode node) {
        int first = members;
        node.forEachEntry(adding);
        int end = members;
        Arrays.sort(names, first, end);
        out.append('{');
        for (int i = first; i < end; i++) {
            if (i > first) {
                out.append(',');
            }
            String name = names[i];
            quoted(name);
            out.append(':');
            write(node.get(name));
        }
        out.append('}');
        members = first;
    }

    private void add(String name) {
        if (members == names.length) {
            names = Arrays.copyOf(names, 2 * members);
        }
        names[members++] = name;
    }

    private void array(JsonNode node) {
        out.append('[');
        for (int i = 0; i < node.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            write(node.get(i));
        }
        out.append(']');
    }

    private static String number(BigDecimal value) {
        BigDecimal bare = value.stripTrailingZeros();
        boolean small = bare.scale() <= PLAIN_DIGITS && (long) bare.precision() - bare.scale() <= PLAIN_DIGITS;
        return small ? bare.toPlainString() : bare.toString();
    }

    private void quoted(String text) {
        out.append('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text, i)) {
                out.append(text, from, i);
                escaped(text.charAt(i));
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

    private void escaped(char c) {
        if (c == '"' || c == '\\') {
            out.append('\\');
            out.append(c);
        } else {
            out.append("\\u");
            out.append(HexFormat.of().toHexDigits(c));
        }
    }
}
