package org.flaghoist.format.xml;

import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.flaghoist.format.syntax.Span;
import org.jspecify.annotations.Nullable;

/** Goes down a path as a parser meets its elements. It is over when the last is met, or can no longer be met. */
final class XmlSearch {

    private final List<XmlStep> path;
    private int depth;
    /** How many steps are met; their elements are open. */
    private int met;
    /** Siblings so far of the name of the next step. */
    private int siblings;

    private boolean over;
    private @Nullable Span tag;

    XmlSearch(List<XmlStep> path) {
        this.path = path;
    }

    void next(XMLStreamReader2 reader) throws XMLStreamException {
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
            depth++;
            if (depth == met + 1 && isNext(reader.getLocalName())) {
                met++;
                siblings = 0;
                tag = new Span((int) reader.getLocationInfo().getStartingCharOffset(), (int)
                        reader.getLocationInfo().getEndingCharOffset());
                over = isFound();
            }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            over = depth == met;
            depth--;
        }
    }

    private boolean isNext(String name) {
        XmlStep step = path.get(met);
        return step.name().equals(name) && ++siblings == step.position();
    }

    boolean isOver() {
        return over;
    }

    boolean isFound() {
        return met == path.size();
    }

    /** The start tag of the last element that was met: the one looked for, or the one that it is missing in. */
    @Nullable
    Span tag() {
        return tag;
    }
}
