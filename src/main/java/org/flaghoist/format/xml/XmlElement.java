package org.flaghoist.format.xml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.Place;
import org.jspecify.annotations.Nullable;

/**
 * An element that was parsed or written. Kept lean: a hostile message of 1 MiB may have a quarter of a million of them.
 *
 * <p>Its place is made only for a fault; the tree that is read from it makes its own.
 */
final class XmlElement {

    private static final int NO_TEXT = -1;

    private final @Nullable XmlElement parent;
    private final String namespace;
    private final String name;
    private final int position;
    private final List<XmlAttribute> attributes;
    private @Nullable List<XmlElement> children;
    private @Nullable Map<String, Integer> seen;
    private @Nullable String onlyText;
    private @Nullable StringBuilder text;
    private int textBeforeChild = NO_TEXT;

    /** The root element has no parent. */
    XmlElement(@Nullable XmlElement parent, String namespace, String name, List<XmlAttribute> attributes) {
        this.parent = parent;
        this.namespace = namespace;
        this.name = name;
        this.attributes = attributes;
        this.position = parent == null ? 1 : parent.adopt(this, name);
    }

    private int adopt(XmlElement child, String childName) {
        if (children == null || seen == null) {
            children = new ArrayList<>(2);
            seen = new HashMap<>(4);
        }
        children.add(child);
        return seen.merge(childName, 1, Integer::sum);
    }

    void append(String characters) {
        if (text != null) {
            text.append(characters);
        } else if (onlyText == null) {
            onlyText = characters;
        } else {
            text = new StringBuilder(onlyText).append(characters);
        }
        if (textBeforeChild == NO_TEXT && !XmlSpace.only(characters)) {
            textBeforeChild = children().size();
        }
    }

    @Nullable
    XmlElement parent() {
        return parent;
    }

    String namespace() {
        return namespace;
    }

    String name() {
        return name;
    }

    /** From 1, among the siblings of this name. */
    int position() {
        return position;
    }

    List<XmlAttribute> attributes() {
        return attributes;
    }

    List<XmlElement> children() {
        // Unlike List.of(), it makes no iterator.
        return children == null ? Collections.emptyList() : children;
    }

    /** All characters directly in this element. */
    String text() {
        if (text != null) {
            return text.toString();
        }
        return onlyText == null ? "" : onlyText;
    }

    /** Whether the first characters other than white space stand right before the child of that number, from 0. */
    boolean hasTextBefore(int child) {
        return textBeforeChild == child;
    }

    /** The names that lead to it from within the root element. */
    List<String> path() {
        if (parent == null) {
            return new ArrayList<>();
        }
        List<String> path = parent.path();
        path.add(name);
        return path;
    }

    Place place(Faults faults) {
        return parent == null
                ? Place.rootElement(name, faults)
                : parent.place(faults).childElement(name, position, 0);
    }
}
