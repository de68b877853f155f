package org.flaghoist.bench.peer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes elements, and leaves out what is not there. */
final class Xml {

    /** What is written between the start and the end of an element. */
    @FunctionalInterface
    interface Content {
        void write() throws XMLStreamException;
    }

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    private final XMLStreamWriter writer;

    Xml(Charset charset, String root, String namespace) throws XMLStreamException {
        writer = FACTORY.createXMLStreamWriter(bytes, charset.name());
        writer.writeStartDocument(charset.name(), "1.0");
        writer.writeStartElement(root);
        writer.writeDefaultNamespace(namespace);
    }

    void element(String name, Content content) throws XMLStreamException {
        writer.writeStartElement(name);
        content.write();
        writer.writeEndElement();
    }

    void attribute(String name, String value) throws XMLStreamException {
        if (value != null) {
            writer.writeAttribute(name, value);
        }
    }

    void text(String name, String text) throws XMLStreamException {
        if (text != null) {
            writer.writeStartElement(name);
            writer.writeCharacters(text);
            writer.writeEndElement();
        }
    }

    void characters(String text) throws XMLStreamException {
        writer.writeCharacters(text);
    }

    byte[] end() throws XMLStreamException {
        writer.writeEndElement();
        writer.writeEndDocument();
        writer.close();
        return bytes.toByteArray();
    }
}
