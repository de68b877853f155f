package org.flaghoist.broker;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.flaghoist.notification.SetupFault;
import org.flaghoist.notification.SetupText;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** What a part of an external broker's files says, by address, user or property; how it is laid out does not matter. */
final class PartEntries {

    private PartEntries() {}

    /** By user, the value of its line. */
    static Map<String, String> ofProperties(String text) throws IOException {
        Properties read = new Properties();
        read.load(new StringReader(text));
        return read.stringPropertyNames().stream()
                .collect(Collectors.toMap(user -> user, read::getProperty, (one, other) -> one, TreeMap::new));
    }

    /**
     * By address, its elements.
     *
     * @throws SAXException where the text is no XML
     */
    static Map<String, String> ofXml(String text) throws IOException, SAXException {
        Element part = parser().parse(new InputSource(new StringReader("<part>" + text + "</part>")))
                .getDocumentElement();
        return children(part)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .collect(Collectors.toMap(PartEntries::address, PartEntries::plain, String::concat, TreeMap::new));
    }

    /** Why a file is no XML; nothing where it is. */
    static Optional<String> faultOf(Path file) throws IOException {
        try {
            parser().parse(new InputSource(new StringReader(SetupText.of(file))));
            return Optional.empty();
        } catch (SAXParseException e) {
            return Optional.of(SetupFault.at(file, e.getLineNumber(), "xml", e.getMessage() + "; correct it"));
        } catch (SAXException e) {
            return Optional.of(SetupFault.at(file, 1, "xml", e.getMessage() + "; correct it"));
        }
    }

    private static DocumentBuilder parser() {
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newDefaultInstance();
        try {
            parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            DocumentBuilder parser = parsers.newDocumentBuilder();
            // Else it prints what it throws.
            parser.setErrorHandler(null);
            return parser;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String address(Element entry) {
        return Stream.of("match", "key", "name")
                .filter(entry::hasAttribute)
                .map(entry::getAttribute)
                .findFirst()
                .orElse("");
    }

    private static Stream<Node> children(Node parent) {
        return IntStream.range(0, parent.getChildNodes().getLength()).mapToObj(parent.getChildNodes()::item);
    }

    /** Without comments and white space, elements beside each other in the order of their text. */
    private static String plain(Node node) {
        if (!(node instanceof Element)) {
            return node.getNodeType() == Node.TEXT_NODE ? node.getTextContent().strip() : "";
        }
        NamedNodeMap attributes = node.getAttributes();
        String own = IntStream.range(0, attributes.getLength())
                .mapToObj(attributes::item)
                .map(attribute -> " " + attribute.getNodeName() + "=" + attribute.getNodeValue())
                .sorted()
                .collect(Collectors.joining());
        return "<" + node.getNodeName() + own + ">"
                + children(node).map(PartEntries::plain).sorted().collect(Collectors.joining()) + "</>";
    }
}
