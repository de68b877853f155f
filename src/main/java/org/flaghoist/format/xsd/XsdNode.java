package org.flaghoist.format.xsd;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An element of an XML Schema.
 *
 * @param kind its local name
 * @param attributes a name of a type or another declaration stands there as {@link #XS} and its name, or, where it is
 *     none of XML Schema's, as the name alone
 * @param line where it begins, from 1
 * @param children those of XML Schema's namespace
 */
record XsdNode(String kind, Map<String, String> attributes, int line, List<XsdNode> children) {

    /** Before the names of types that every XML Schema has. */
    static final String XS = "xs:";

    /** Its value, or "" where it is not there. */
    String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }

    @Nullable
    XsdNode child(String... kinds) {
        return children(kinds).stream().findFirst().orElse(null);
    }

    List<XsdNode> children(String... kinds) {
        List<String> wanted = List.of(kinds);
        return children.stream().filter(child -> wanted.contains(child.kind)).toList();
    }
}
