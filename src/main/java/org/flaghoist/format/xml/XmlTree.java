package org.flaghoist.format.xml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Makes the tree of one message from the parser's events. */
final class XmlTree {

    private final int deepest;
    private final boolean stopTooDeep;
    private @Nullable XmlElement root;
    private @Nullable XmlElement current;
    private int depth;
    private boolean tooDeep;

    XmlTree(int deepest, boolean stopTooDeep) {
        this.deepest = deepest;
        this.stopTooDeep = stopTooDeep;
    }

    /**
     * @return the root element, or null where the elements are nested too deep
     */
    @Nullable
    XmlElement read(XMLStreamReader reader) throws XMLStreamException, NotWellFormed {
        while (reader.hasNext() && !(tooDeep && stopTooDeep)) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(reader);
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    characters(checked(reader.getText()));
                case XMLStreamConstants.DTD -> throw new NotWellFormed("a document type declaration");
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new NotWellFormed("an entity reference");
                default -> {
                    // Comments and processing instructions mean nothing.
                }
            }
        }
        return tooDeep ? null : root;
    }

    private void start(XMLStreamReader reader) throws NotWellFormed {
        depth++;
        tooDeep |= depth > deepest;
        List<XmlAttribute> attributes = attributes(reader);
        if (!tooDeep) {
            current = new XmlElement(current, textOf(reader.getNamespaceURI()), reader.getLocalName(), attributes);
            root = root == null ? current : root;
        }
    }

    private void end() {
        depth--;
        if (!tooDeep && current != null) {
            current = current.parent();
        }
    }

    private void characters(String characters) {
        if (!tooDeep && current != null) {
            current.append(characters);
        }
    }

    private static List<XmlAttribute> attributes(XMLStreamReader reader) throws NotWellFormed {
        int count = reader.getAttributeCount();
        // Unlike List.of(), the empty one makes no iterator.
        List<XmlAttribute> attributes = count == 0 ? Collections.emptyList() : new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            attributes.add(new XmlAttribute(
                    textOf(reader.getAttributeNamespace(i)),
                    reader.getAttributeLocalName(i),
                    checked(reader.getAttributeValue(i))));
        }
        return attributes;
    }

    private static String textOf(@Nullable String namespace) {
        return namespace == null ? "" : namespace;
    }

    // What came by a character reference.
    private static String checked(String value) throws NotWellFormed {
        if (value.indexOf('\uFFFE') >= 0 || value.indexOf('\uFFFF') >= 0) {
            throw new NotWellFormed("a character reference");
        }
        return value;
    }
}
