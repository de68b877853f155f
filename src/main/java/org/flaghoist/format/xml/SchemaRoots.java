package org.flaghoist.format.xml;

import java.util.Set;

/**
 * What an XML Schema says of documents as a whole.
 *
 * @param namespace its target
 * @param elements that may be the root, in order
 */
public record SchemaRoots(String namespace, Set<String> elements) {}
