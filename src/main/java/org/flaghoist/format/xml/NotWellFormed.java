package org.flaghoist.format.xml;

/** A message is not well-formed XML, or has what is not taken; the text says where or what. */
final class NotWellFormed extends Exception {

    private static final long serialVersionUID = 1;

    NotWellFormed(String where) {
        super(where, null, false, false);
    }
}
