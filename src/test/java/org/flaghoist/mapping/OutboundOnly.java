package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.flaghoist.format.Format;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Takes away what the hub writes but refuses to read, so that a rendered message can be sent back to it. */
final class OutboundOnly {

    private OutboundOnly() {}

    static byte[] removed(Format format, byte[] rendered) {
        Fields fields = format.file().notification();
        return switch (format.file().syntax().kind()) {
            case JSON -> json(fields, rendered);
            case XML -> xml(fields, rendered);
            // Rows and records are the same in both directions.
            case CSV, RECORDS -> rendered;
        };
    }

    private static byte[] json(Fields fields, byte[] rendered) {
        JsonNode message = SampleFolders.json(rendered);
        remove((ObjectNode) message, fields);
        return message.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void remove(ObjectNode object, Fields fields) {
        fields.byName().forEach((name, field) -> {
            if (field.out()) {
                object.remove(name);
            }
            JsonNode value = object.path(name);
            for (JsonNode element : value.isArray() ? value : List.of(value)) {
                if (element instanceof ObjectNode member) {
                    remove(member, field.members());
                }
            }
        });
    }

    private static byte[] xml(Fields fields, byte[] rendered) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(rendered));
            remove(document.getDocumentElement(), fields);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            TransformerFactory.newInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(bytes));
            return bytes.toByteArray();
        } catch (Exception e) {
            throw new IllegalStateException("what was rendered is no XML", e);
        }
    }

    private static void remove(Element element, Fields fields) {
        fields.byName().forEach((name, field) -> {
            if (name.startsWith("@")) {
                if (field.out()) {
                    element.removeAttribute(name.substring(1));
                }
            } else {
                children(element, name).forEach(child -> removeOrEnter(child, field));
            }
        });
    }

    private static void removeOrEnter(Element child, Field field) {
        if (field.out()) {
            child.getParentNode().removeChild(child);
        } else {
            remove(child, field.members());
        }
    }

    private static List<Element> children(Element element, String name) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element found && name.equals(found.getLocalName())) {
                children.add(found);
            }
        }
        return children;
    }
}
