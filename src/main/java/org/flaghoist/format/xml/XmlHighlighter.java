package org.flaghoist.format.xml;

import com.ctc.wstx.exc.WstxLazyException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.flaghoist.format.syntax.Span;
import org.jspecify.annotations.Nullable;

/** Finds an element or attribute: the whole of an element without elements in it, the start tag of another. */
public record XmlHighlighter(XmlParser parser) {

    // Possessive, and each from where the last one ended: a hostile name of a mebibyte is read once.
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\G\\s*+(?:[^\\s=:]++:)?+([^\\s=:]++)\\s*+=\\s*+(?:\"[^\"]*+\"|'[^']*+')");

    private static final Pattern TAG_NAME = Pattern.compile("<[^\\s/>]*+");

    /** Null where there is nothing but the message itself to highlight, or where it is no XML up to that place. */
    @Nullable
    public Span highlight(String text, String location, @Nullable String field) {
        List<XmlStep> path = XmlStep.path(location);
        if (path.isEmpty()) {
            return null;
        }
        try {
            XMLStreamReader2 reader = parser.open(text);
            XmlSearch search = new XmlSearch(path);
            while (reader.hasNext() && !search.isOver()) {
                search.next(reader);
            }
            Span tag = search.tag();
            if (tag == null || !search.isFound()) {
                return tag;
            }
            String last = path.get(path.size() - 1).name();
            return field == null || field.equals(last) ? element(reader, tag) : attribute(text, tag, field);
        } catch (XMLStreamException | WstxLazyException e) {
            return null;
        }
    }

    private static Span element(XMLStreamReader2 reader, Span tag) throws XMLStreamException {
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return tag;
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                return new Span(tag.start(), (int) reader.getLocationInfo().getEndingCharOffset());
            }
        }
        return tag;
    }

    private static Span attribute(String text, Span tag, String name) {
        Matcher start = TAG_NAME.matcher(text).region(tag.start(), tag.end());
        Matcher attribute = ATTRIBUTE.matcher(text).region(start.lookingAt() ? start.end() : tag.end(), tag.end());
        while (attribute.find()) {
            if (attribute.group(1).equals(name)) {
                return new Span(attribute.start() + leadingSpace(attribute.group()), attribute.end());
            }
        }
        return tag;
    }

    private static int leadingSpace(String written) {
        return written.length() - written.stripLeading().length();
    }
}
