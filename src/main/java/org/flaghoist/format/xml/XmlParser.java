package org.flaghoist.format.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/** Parses a decoded message, without DTD, entities or anything from outside. Thread-safe. */
public final class XmlParser {

    private static final int MOST_ATTRIBUTES = 10_000;

    private final WstxInputFactory factory = new WstxInputFactory();
    private final @Nullable String version;
    private final int deepest;
    private final boolean depthWhileParsing;

    /**
     * @param version the only XML version taken, or null for all that are known
     * @param deepest most elements within one another; the root is 1
     * @param depthWhileParsing true to stop where it is too deep, false to parse on for worse
     */
    public XmlParser(@Nullable String version, int deepest, boolean depthWhileParsing) {
        this.version = version;
        this.deepest = deepest;
        this.depthWhileParsing = depthWhileParsing;
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(WstxInputProperties.P_LAZY_PARSING, false);
        // The hub has limits of its own; these would turn TOO_LARGE or an unknown attribute into MALFORMED.
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, Integer.MAX_VALUE);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, Integer.MAX_VALUE);
        // The time for namespace declarations rises by the square.
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
    }

    /**
     * @return the root element, or null where the elements are nested too deep
     */
    @Nullable
    XmlElement parse(String text) throws NotWellFormed {
        checkCharacters(text);
        try {
            XMLStreamReader reader = open(text);
            if (version != null && reader.getVersion() != null && !version.equals(reader.getVersion())) {
                throw new NotWellFormed("XML version");
            }
            return new XmlTree(deepest, depthWhileParsing).read(reader);
        } catch (XMLStreamException e) {
            throw new NotWellFormed(where(e));
        } catch (WstxLazyException e) {
            throw new NotWellFormed("a character reference");
        }
    }

    /** A reader whose offsets are those of the text. */
    XMLStreamReader2 open(String text) throws XMLStreamException {
        return (XMLStreamReader2) factory.createXMLStreamReader(new StringReader(text));
    }

    private static String where(XMLStreamException e) {
        return e.getLocation() == null
                ? "not well-formed"
                : "line " + e.getLocation().getLineNumber() + ", column "
                        + e.getLocation().getColumnNumber();
    }

    // A second mark would pass for the first one, and not every character that XML forbids is refused by the parser.
    private static void checkCharacters(String text) throws NotWellFormed {
        if (text.startsWith("\uFEFF")) {
            throw new NotWellFormed("two byte order marks");
        }
        int wrong = firstForbidden(text);
        if (wrong >= 0) {
            throw new NotWellFormed("character " + wrong);
        }
    }

    private static int firstForbidden(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && !XmlSpace.is(c)) || c == '\uFFFE' || c == '\uFFFF') {
                return i;
            }
        }
        return -1;
    }
}
