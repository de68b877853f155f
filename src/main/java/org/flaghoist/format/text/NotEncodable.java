package org.flaghoist.format.text;

/**
 * A text that a person wrote has a character that the partner's charset does not have; the message says which, where.
 */
public final class NotEncodable extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotEncodable(String message) {
        super(message);
    }
}
