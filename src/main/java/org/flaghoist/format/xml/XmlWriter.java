package org.flaghoist.format.xml;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;

/** Writes a raw tree of texts as one document in UTF-8, without white space between elements. For one document. */
final class XmlWriter {

    private final String namespace;
    private final StringBuilder xml = new StringBuilder(4096);

    XmlWriter(String namespace) {
        this.namespace = namespace;
    }

    /**
     * The members of {@code tree} in the order of {@code fields}.
     *
     * @throws Rejection {@code TOO_LONG} for a text longer than the field's width
     */
    byte[] write(String root, JsonNode tree, Fields fields) {
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<").append(root);
        attribute("xmlns", namespace);
        content(root, tree, fields);
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void element(String name, JsonNode value, Field field) {
        String text = textOf(value);
        if (field.shape().width() != null
                && text.codePointCount(0, text.length()) > field.shape().width()) {
            throw new Rejection(FaultCode.TOO_LONG, "", name, null);
        }
        xml.append('<').append(name);
        content(name, value, field.members());
    }

    private void content(String name, JsonNode value, Fields members) {
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            if (member.getKey().startsWith(XmlContent.ATTRIBUTE)) {
                attribute(member.getKey().substring(1), member.getValue().asText());
            }
        }
        xml.append('>');
        text(textOf(value));
        members.byName().forEach((child, field) -> {
            JsonNode there = value.get(child);
            if (there != null && XmlContent.isElement(child)) {
                (field.list() ? there : List.of(there)).forEach(each -> element(child, each, field));
            }
        });
        xml.append("</").append(name).append('>');
    }

    private static String textOf(JsonNode value) {
        return value.isObject() ? value.path(XmlContent.TEXT).asText() : value.asText();
    }

    private void attribute(String name, String value) {
        xml.append(' ').append(name).append("=\"");
        for (int at = 0; at < value.length(); at += Character.charCount(value.codePointAt(at))) {
            int character = value.codePointAt(at);
            switch (character) {
                case '"' -> xml.append("&quot;");
                case '\n', '\t' -> reference(character);
                default -> character(character);
            }
        }
        xml.append('"');
    }

    private void text(String value) {
        for (int at = 0; at < value.length(); at += Character.charCount(value.codePointAt(at))) {
            character(value.codePointAt(at));
        }
    }

    private void character(int character) {
        switch (character) {
            case '&' -> xml.append("&amp;");
            case '<' -> xml.append("&lt;");
            case '>' -> xml.append("&gt;");
            case '\r' -> reference(character);
            default -> xml.appendCodePoint(isXml(character) ? character : 0xFFFD);
        }
    }

    private void reference(int character) {
        xml.append("&#").append(character).append(';');
    }

    // A receipt quotes what was wrong, which XML may not be able to hold.
    private static boolean isXml(int character) {
        boolean control = character < ' ' && character != '\n' && character != '\t';
        boolean surrogate = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        return !control && !surrogate && character != 0xFFFE && character != 0xFFFF;
    }
}
