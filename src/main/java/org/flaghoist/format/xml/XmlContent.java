package org.flaghoist.format.xml;

import java.util.HashMap;
import java.util.Map;
import org.flaghoist.format.definition.Fields;

/** What the partner's fields say may be in an element; of one they do not declare, nothing is known. */
final class XmlContent {

    static final String TEXT = "#text";
    static final String ATTRIBUTE = "@";

    private static final XmlContent UNKNOWN = new XmlContent(Fields.NONE, false);

    private final Map<String, XmlContent> children = new HashMap<>();
    private final boolean elementsOnly;
    private final boolean declared;

    XmlContent(Fields root) {
        this(root, false);
    }

    private XmlContent(Fields members, boolean declared) {
        members.byName().forEach((name, field) -> children.put(name, new XmlContent(field.members(), true)));
        this.elementsOnly = members.names().stream().anyMatch(XmlContent::isElement);
        this.declared = declared;
    }

    XmlContent of(String child) {
        return children.getOrDefault(child, UNKNOWN);
    }

    boolean ofElementsOnly() {
        return elementsOnly;
    }

    boolean withoutElements() {
        return declared && !elementsOnly;
    }

    static boolean isElement(String member) {
        return !member.startsWith(ATTRIBUTE) && !member.equals(TEXT);
    }
}
