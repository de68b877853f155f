package org.flaghoist.format.xml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.UnfitField;
import org.flaghoist.notification.Utf8Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Writes a raw tree of texts as one document in UTF-8, without white space between elements, and notes what it writes:
 * each element, attribute and text as a parser would find it. For one document.
 */
final class XmlWriter {

    private static final String XML = XMLConstants.XML_NS_PREFIX + ":";

    private final String namespace;
    private final Utf8Bytes xml;

    /** @param xml where it is written */
    XmlWriter(String namespace, Utf8Bytes xml) {
        this.namespace = namespace;
        this.xml = xml;
    }

    /**
     * A document.
     *
     * @param root what it says
     */
    record WrittenDocument(byte[] bytes, XmlElement root) {}

    /**
     * The members of {@code tree} in the order of {@code fields}.
     *
     * @throws Rejection {@code TOO_LONG} for a text longer than the field's width
     */
    WrittenDocument write(String root, JsonNode tree, Fields fields) {
        xml.clear();
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<");
        xml.append(root);
        attribute("xmlns", namespace);
        XmlElement written = content(null, root, tree, fields);
        return new WrittenDocument(xml.toBytes(), written);
    }

    private void element(XmlElement parent, String name, JsonNode value, Field field) {
        Integer width = field.shape().width();
        String text = textOf(value);
        if (width != null && text.codePointCount(0, text.length()) > width) {
            String why = UnfitField.tooLong(text.codePointCount(0, text.length()), width);
            List<String> path = parent.path();
            path.add(name);
            throw new Rejection(FaultCode.TOO_LONG, "", name, null).unfit(new UnfitField(path, "width", why));
        }
        xml.append('<');
        xml.append(name);
        content(parent, name, value, field.members());
    }

    private XmlElement content(@Nullable XmlElement parent, String name, JsonNode value, Fields members) {
        XmlElement element = new XmlElement(parent, namespace, name, attributes(value));
        xml.append('>');
        String text = storable(textOf(value));
        if (!text.isEmpty()) {
            element.append(text);
            escaped(text, false);
        }
        for (int i = 0; i < members.size(); i++) {
            String child = members.name(i);
            JsonNode there = XmlContent.isElement(child) ? value.get(child) : null;
            if (there != null) {
                child(element, child, there, members.field(i));
            }
        }
        xml.append("</");
        xml.append(name);
        xml.append('>');
        return element;
    }

    private void child(XmlElement parent, String name, JsonNode value, Field field) {
        if (field.list()) {
            value.forEach(each -> element(parent, name, each, field));
        } else {
            element(parent, name, value, field);
        }
    }

    private static String textOf(JsonNode value) {
        return value.isObject() ? value.path(XmlContent.TEXT).asText() : value.asText();
    }

    private List<XmlAttribute> attributes(JsonNode value) {
        List<XmlAttribute> attributes = Collections.emptyList();
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            if (member.getKey().startsWith(XmlContent.ATTRIBUTE)) {
                attributes = attributes.isEmpty() ? new ArrayList<>() : attributes;
                String name = member.getKey().substring(1);
                attributes.add(noted(name, attribute(name, member.getValue().asText())));
            }
        }
        return attributes;
    }

    private static XmlAttribute noted(String name, String value) {
        return name.startsWith(XML)
                ? new XmlAttribute(XMLConstants.XML_NS_URI, name.substring(XML.length()), value)
                : new XmlAttribute("", name, value);
    }

    /** The value as it stands there. */
    private String attribute(String name, String value) {
        String storable = storable(value);
        xml.append(' ');
        xml.append(name);
        xml.append("=\"");
        escaped(storable, true);
        xml.append('"');
        return storable;
    }

    // A receipt quotes what was wrong, which XML may not be able to hold.
    private static String storable(String value) {
        for (int at = 0; at < value.length(); at++) {
            if (!isXml(value, at)) {
                return replaced(value);
            }
        }
        return value;
    }

    private static String replaced(String value) {
        StringBuilder storable = new StringBuilder(value);
        for (int at = 0; at < value.length(); at++) {
            if (!isXml(value, at)) {
                storable.setCharAt(at, '\uFFFD');
            }
        }
        return storable.toString();
    }

    private static boolean isXml(String value, int at) {
        char character = value.charAt(at);
        return (character >= ' ' || XmlSpace.is(character))
                && character != '\uFFFE'
                && character != '\uFFFF'
                && !Utf8Bytes.isLoneSurrogate(value, at);
    }

    private void escaped(String value, boolean attribute) {
        int from = 0;
        for (int at = 0; at < value.length(); at++) {
            String written = written(value.charAt(at), attribute);
            if (written != null) {
                xml.append(value, from, at);
                xml.append(written);
                from = at + 1;
            }
        }
        xml.append(value, from, value.length());
    }

    /** What stands for a character, or null where it stands for itself. */
    private static @Nullable String written(char character, boolean attribute) {
        return switch (character) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '\r' -> "&#13;";
            case '"' -> attribute ? "&quot;" : null;
            case '\n' -> attribute ? "&#10;" : null;
            case '\t' -> attribute ? "&#9;" : null;
            default -> null;
        };
    }
}
