package org.flaghoist.format;

import org.jspecify.annotations.Nullable;

/** What the partner's fields say may be in an element; of one they do not declare, nothing is known. */
final class XmlContent {

    static final String TEXT = "#text";
    static final String ATTRIBUTE = "@";

    private final @Nullable Field field;
    private final Fields members;

    XmlContent(Fields root) {
        this.field = null;
        this.members = root;
    }

    private XmlContent(@Nullable Field field) {
        this.field = field;
        this.members = field == null ? Fields.NONE : field.members();
    }

    XmlContent of(String child) {
        return new XmlContent(members.get(child));
    }

    @Nullable
    Field field() {
        return field;
    }

    Fields members() {
        return members;
    }

    boolean ofElementsOnly() {
        return members.names().stream().anyMatch(XmlContent::isElement);
    }

    boolean withoutElements() {
        return field != null && !ofElementsOnly();
    }

    static boolean isElement(String member) {
        return !member.startsWith(ATTRIBUTE) && !member.equals(TEXT);
    }
}
