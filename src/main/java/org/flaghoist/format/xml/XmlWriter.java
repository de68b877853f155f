package org.flaghoist.format.xml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.Utf8Bytes;
import org.jspecify.annotations.Nullable;

/** Writes a raw tree of texts as one document in UTF-8, without white space between elements. For one document. */
final class XmlWriter {

    private final String namespace;
    private final Utf8Bytes xml;

    /** @param xml where it is written */
    XmlWriter(String namespace, Utf8Bytes xml) {
        this.namespace = namespace;
        this.xml = xml;
    }

    /**
     * The members of {@code tree} in the order of {@code fields}.
     *
     * @throws Rejection {@code TOO_LONG} for a text longer than the field's width
     */
    byte[] write(String root, JsonNode tree, Fields fields) {
        xml.clear();
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<");
        xml.append(root);
        attribute("xmlns", namespace);
        content(root, tree, fields);
        return xml.toBytes();
    }

    private void element(String name, JsonNode value, Field field) {
        String text = textOf(value);
        if (field.shape().width() != null
                && text.codePointCount(0, text.length()) > field.shape().width()) {
            throw new Rejection(FaultCode.TOO_LONG, "", name, null);
        }
        xml.append('<');
        xml.append(name);
        content(name, value, field.members());
    }

    private void content(String name, JsonNode value, Fields members) {
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            if (member.getKey().startsWith(XmlContent.ATTRIBUTE)) {
                attribute(member.getKey().substring(1), member.getValue().asText());
            }
        }
        xml.append('>');
        escaped(textOf(value), false);
        for (int i = 0; i < members.size(); i++) {
            String child = members.name(i);
            JsonNode there = XmlContent.isElement(child) ? value.get(child) : null;
            if (there != null) {
                child(child, there, members.field(i));
            }
        }
        xml.append("</");
        xml.append(name);
        xml.append('>');
    }

    private void child(String name, JsonNode value, Field field) {
        if (field.list()) {
            value.forEach(each -> element(name, each, field));
        } else {
            element(name, value, field);
        }
    }

    private static String textOf(JsonNode value) {
        return value.isObject() ? value.path(XmlContent.TEXT).asText() : value.asText();
    }

    private void attribute(String name, String value) {
        xml.append(' ');
        xml.append(name);
        xml.append("=\"");
        escaped(value, true);
        xml.append('"');
    }

    private void escaped(String value, boolean attribute) {
        int from = 0;
        for (int at = 0; at < value.length(); at++) {
            String written = written(value, at, attribute);
            if (written != null) {
                xml.append(value, from, at);
                xml.append(written);
                from = at + 1;
            }
        }
        xml.append(value, from, value.length());
    }

    /** What stands for a character, or null where it stands for itself. */
    private static @Nullable String written(String value, int at, boolean attribute) {
        char character = value.charAt(at);
        return switch (character) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '\r' -> "&#13;";
            case '"' -> attribute ? "&quot;" : null;
            case '\n' -> attribute ? "&#10;" : null;
            case '\t' -> attribute ? "&#9;" : null;
            default -> isXml(character) && !Utf8Bytes.isLoneSurrogate(value, at) ? null : "\uFFFD";
        };
    }

    // A receipt quotes what was wrong, which XML may not be able to hold.
    private static boolean isXml(char character) {
        return character >= ' ' && character != '\uFFFE' && character != '\uFFFF';
    }
}
