package org.flaghoist.format.xml;

/**
 * An attribute of an element that was parsed, or written.
 *
 * @param namespace "" for none
 */
record XmlAttribute(String namespace, String name, String value) {

    private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    /** Whether it belongs to XML Schema itself, as {@code xsi:type} and {@code xsi:nil} do. */
    boolean ofInstance() {
        return namespace.equals(INSTANCE);
    }

    /** Where a schema may be found: a hint that this hub never follows. */
    boolean isHint() {
        return ofInstance() && (name.equals("schemaLocation") || name.equals("noNamespaceSchemaLocation"));
    }
}
