package org.flaghoist.format.xml;

import org.jspecify.annotations.Nullable;

/**
 * The first thing in a message that does not fit its XML Schema, reading from front to back.
 *
 * @param element where it is; the one that may not stand there, that ends too early, or has the wrong value
 * @param attribute the attribute that is wrong, unknown or missing; null where it is none
 */
record XmlMisfit(
        MisfitKind kind, XmlElement element, @Nullable String attribute) {

    /** What is wrong. */
    enum MisfitKind {
        /** The element may not stand here. */
        MISPLACED,
        /** The element's content: it ends too early, or has characters between its elements. */
        CONTENT,
        /** The element's own text, which is none of a list of words. */
        WORD,
        /** The element's own text, for another reason. */
        VALUE,
        /** The attribute is unknown or missing. */
        ATTRIBUTE,
        /** The attribute's value. */
        ATTRIBUTE_VALUE
    }
}
