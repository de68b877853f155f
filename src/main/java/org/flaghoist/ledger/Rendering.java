package org.flaghoist.ledger;

/**
 * A notification in a recipient's form.
 *
 * @param format the extension of the recipient's files, for instance {@code csv}
 */
public record Rendering(byte[] content, String format) {}
