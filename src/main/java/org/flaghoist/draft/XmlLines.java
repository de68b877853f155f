package org.flaghoist.draft;

import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes elements for people to read, each on a line of its own. */
final class XmlLines {

    private static final String INDENT = "  ";

    private final StringWriter text = new StringWriter();
    private final Deque<String> open = new ArrayDeque<>();
    private boolean inTag;

    XmlLines() {
        text.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    }

    /** Before the first element. */
    XmlLines comment(String comment) {
        text.append("\n<!-- ").append(comment).append(" -->");
        return this;
    }

    XmlLines open(String element) {
        endTag();
        text.append('\n').append(INDENT.repeat(open.size())).append('<').append(element);
        open.push(element);
        inTag = true;
        return this;
    }

    XmlLines with(String attribute, String value) {
        text.append(' ').append(attribute).append("=\"").append(escaped(value)).append('"');
        return this;
    }

    /** Says something to people, if there is something to say. */
    XmlLines note(String note) {
        if (!note.isEmpty()) {
            open("xs:annotation").open("xs:documentation");
            endTag();
            text.append(escaped(note));
            String documentation = open.pop();
            text.append("</").append(documentation).append('>');
            close();
        }
        return this;
    }

    XmlLines close() {
        String element = open.pop();
        if (inTag) {
            text.append("/>");
            inTag = false;
        } else {
            text.append('\n')
                    .append(INDENT.repeat(open.size()))
                    .append("</")
                    .append(element)
                    .append('>');
        }
        return this;
    }

    private void endTag() {
        if (inTag) {
            text.append('>');
            inTag = false;
        }
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    String text() {
        return text + "\n";
    }
}
