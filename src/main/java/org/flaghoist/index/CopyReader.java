package org.flaghoist.index;

/** Reads a copy as its recipient reads it. */
@FunctionalInterface
public interface CopyReader {

    /** @return empty where nobody knows any more how that partner reads it */
    String text(String partner, byte[] copy);
}
