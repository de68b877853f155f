package org.flaghoist.format.xml;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.flaghoist.notification.SetupException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A partner's XML Schema, to whose list of partners the words of new ones are added. */
public final class SchemaFile {

    private static final String XS = XMLConstants.W3C_XML_SCHEMA_NS_URI;

    private final File file;

    public SchemaFile(File file) {
        this.file = file;
    }

    /**
     * Compiled as the hub reads it: alone, without any other file.
     *
     * @throws SAXException where it is no valid XML Schema
     */
    public static Schema compiled(Source source) throws SAXException {
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        return factory.newSchema(source);
    }

    /** As it is. */
    public Source source() {
        return new StreamSource(file);
    }

    /**
     * With each of these words in the enumeration of a simple type.
     *
     * @throws SetupException where there is no such enumeration
     */
    public Source source(String type, Set<String> words) throws SAXException {
        Document schema = parsed();
        List<Element> listed = enumeration(schema, type);
        Set<String> missing = new TreeSet<>(words);
        listed.forEach(value -> missing.remove(value.getAttribute("value")));
        if (missing.isEmpty()) {
            // So that faults of the schema have their lines.
            return source();
        }
        Element last = listed.get(listed.size() - 1);
        missing.forEach(word -> {
            Element added = (Element) last.cloneNode(false);
            added.setAttribute("value", word);
            last.getParentNode().appendChild(added);
        });
        return new DOMSource(schema, file.toURI().toString());
    }

    /** What may be the root of a document. */
    public SchemaRoots roots() throws SAXException {
        Element schema = parsed().getDocumentElement();
        Set<String> names = elements(schema.getChildNodes())
                .filter(child -> XS.equals(child.getNamespaceURI())
                        && child.getLocalName().equals("element"))
                .map(child -> child.getAttribute("name"))
                .collect(Collectors.toCollection(TreeSet::new));
        return new SchemaRoots(schema.getAttribute("targetNamespace"), names);
    }

    private List<Element> enumeration(Document schema, String type) {
        List<Element> values = new ArrayList<>();
        elements(schema.getElementsByTagNameNS(XS, "simpleType"))
                .filter(simple -> simple.getAttribute("name").equals(type))
                .forEach(simple -> elements(simple.getElementsByTagNameNS(XS, "enumeration"))
                        .forEach(values::add));
        if (values.isEmpty()) {
            throw SetupException.of(
                    file.toPath(),
                    1,
                    "schema",
                    "has no simple type '" + type
                            + "' with an enumeration; correct xml.partners.type in format.yaml, or add it");
        }
        return values;
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }

    private Document parsed() throws SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            // What is wrong is thrown, and not printed before.
            builder.setErrorHandler(null);
            return builder.parse(file);
        } catch (IOException e) {
            throw new SAXException(e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java has this parser", e);
        }
    }
}
