package org.flaghoist.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.flaghoist.effect.FormDifference;

/** In which line of a file a path stands; where it is not there, the nearest one around it. */
final class PathLines {

    private static final String STEP = "/";

    private final String wanted;
    private int found = 1;
    private int length;

    private PathLines(String wanted) {
        this.wanted = wanted;
    }

    /** A difference with the place where it is in the file. */
    static String of(Path file, FormDifference difference) {
        int line = difference.line() > 0 ? difference.line() : line(file, difference.place());
        return file + ":" + line + ": " + difference.text();
    }

    private static int line(Path file, String path) {
        try {
            byte[] content =
                    Files.isRegularFile(file) && path.startsWith(STEP) ? Files.readAllBytes(file) : new byte[0];
            return content.length > 0 && file.toString().endsWith(".xml") ? xml(content, path) : json(content, path);
        } catch (IOException e) {
            return 1;
        }
    }

    /** @param path a JSON Pointer */
    static int json(byte[] content, String path) {
        PathLines lines = new PathLines(path);
        try (JsonParser parser = new JsonFactory().createParser(content)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                lines.meet(
                        parser.getParsingContext().pathAsPointer().toString(),
                        parser.currentTokenLocation().getLineNr());
            }
        } catch (IOException e) {
            // No JSON: then what was met so far.
            return lines.found;
        }
        return lines.found;
    }

    // As XmlValues names them.
    private static int xml(byte[] content, String path) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        PathLines lines = new PathLines(path);
        try {
            lines.meetAll(factory.createXMLStreamReader(new ByteArrayInputStream(content)));
        } catch (XMLStreamException e) {
            return lines.found;
        }
        return lines.found;
    }

    private void meetAll(XMLStreamReader xml) throws XMLStreamException {
        Deque<String> paths = new ArrayDeque<>();
        Deque<Map<String, Integer>> counts = new ArrayDeque<>();
        while (xml.hasNext()) {
            int kind = xml.next();
            if (kind == XMLStreamConstants.START_ELEMENT) {
                String prefix = xml.getPrefix();
                String name =
                        prefix == null || prefix.isEmpty() ? xml.getLocalName() : prefix + ":" + xml.getLocalName();
                String parent = paths.peek();
                Map<String, Integer> siblings = counts.peek();
                String own = parent == null || siblings == null
                        ? STEP + name
                        : parent + STEP + name + "[" + siblings.merge(name, 1, Integer::sum) + "]";
                meet(own, xml.getLocation().getLineNumber());
                paths.push(own);
                counts.push(new HashMap<>());
            } else if (kind == XMLStreamConstants.END_ELEMENT) {
                paths.pop();
                counts.pop();
            }
        }
    }

    private void meet(String path, int line) {
        boolean isAround = path.equals(wanted) || wanted.startsWith(path + STEP);
        if (isAround && path.length() > length) {
            length = path.length();
            found = line;
        }
    }
}
