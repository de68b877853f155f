package org.flaghoist.kit;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads a report as a build server does. */
final class JUnitCases {

    private JUnitCases() {}

    /** @param outcome the element within the cases, as {@code name: message} */
    static List<String> of(Path file, String outcome) throws Exception {
        NodeList found = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getElementsByTagName(outcome);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .map(element -> ((Element) element.getParentNode()).getAttribute("name") + ": "
                        + element.getAttribute("message"))
                .toList();
    }
}
