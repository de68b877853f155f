package org.flaghoist.format.xsd;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupText;

/** Reads the elements of an XML Schema with their lines, without DTD, entities or anything from outside. */
final class XsdReader {

    private static final String KEY = "schema";
    private static final Set<String> NAMING = Set.of("type", "base", "ref", "itemType", "memberTypes");

    private final Path file;
    private final XMLStreamReader reader;

    private XsdReader(Path file, XMLStreamReader reader) {
        this.file = file;
        this.reader = reader;
    }

    /** @throws SetupException where it is no XML, or another document than a schema */
    static XsdNode read(Path file) throws IOException {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(SetupText.bytes(file)));
            return new XsdReader(file, reader).root();
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            throw SetupException.of(file, line, KEY, "is no XML: " + firstLine(e) + "; correct it");
        }
    }

    private static String firstLine(XMLStreamException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private XsdNode root() throws XMLStreamException {
        while (reader.next() != XMLStreamConstants.START_ELEMENT) {
            if (reader.getEventType() == XMLStreamConstants.DTD) {
                throw SetupException.of(
                        file,
                        reader.getLocation().getLineNumber(),
                        KEY,
                        "has a document type declaration, which the hub does not read; remove it");
            }
        }
        if (!isOfSchema() || !reader.getLocalName().equals("schema")) {
            throw SetupException.of(file, 1, KEY, "has no root element; name an XML Schema");
        }
        return node();
    }

    private XsdNode node() throws XMLStreamException {
        String kind = reader.getLocalName();
        int line = reader.getLocation().getLineNumber();
        Map<String, String> attributes = attributes();
        List<XsdNode> children = new ArrayList<>();
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.isStartElement() && isOfSchema()) {
                children.add(node());
            } else if (reader.isStartElement()) {
                skip();
            }
        }
        return new XsdNode(kind, attributes, line, children);
    }

    private boolean isOfSchema() {
        return XMLConstants.W3C_XML_SCHEMA_NS_URI.equals(reader.getNamespaceURI());
    }

    private void skip() throws XMLStreamException {
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.isStartElement()) {
                skip();
            }
        }
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String name = reader.getAttributeLocalName(i);
            String value = reader.getAttributeValue(i);
            attributes.put(name, NAMING.contains(name) ? names(value) : value);
        }
        return attributes;
    }

    private String names(String value) {
        return Stream.of(value.strip().split("\\s+")).map(this::name).collect(Collectors.joining(" "));
    }

    private String name(String qualified) {
        int colon = qualified.indexOf(':');
        String namespace = reader.getNamespaceURI(colon < 0 ? "" : qualified.substring(0, colon));
        String local = qualified.substring(colon + 1);
        return XMLConstants.W3C_XML_SCHEMA_NS_URI.equals(namespace) ? XsdNode.XS + local : local;
    }
}
