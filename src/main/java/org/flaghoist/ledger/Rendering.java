package org.flaghoist.ledger;

import org.flaghoist.notification.Urgency;

/**
 * A notification in a recipient's form.
 *
 * @param format the extension of the recipient's files, for instance {@code csv}
 * @param urgency with which it goes, so that it overtakes no earlier revision
 */
public record Rendering(byte[] content, String format, Urgency urgency) {}
