package org.flaghoist.effect;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The values of an XML document by their paths, such as {@code Notification/Person[2]/@role}. */
final class XmlValues {

    private final ObjectNode values = JsonNodeFactory.instance.objectNode();

    private XmlValues() {}

    static ObjectNode of(Document document) {
        XmlValues found = new XmlValues();
        Element root = document.getDocumentElement();
        found.collect(root.getTagName(), root);
        return found.values;
    }

    private void collect(String path, Element element) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            values.put(path + "/@" + attribute.getName(), attribute.getValue());
        }
        Map<String, Integer> seen = new HashMap<>();
        boolean hasElements = false;
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element within) {
                hasElements = true;
                String name = within.getTagName();
                collect(path + "/" + name + "[" + seen.merge(name, 1, Integer::sum) + "]", within);
            }
        }
        if (!hasElements) {
            values.put(path, element.getTextContent());
        }
    }
}
