package org.flaghoist.sequence;

/** A notification for one recipient; {@code entry} is the message that it comes from. */
public record NumberedCopy(String sender, long entry, String recipient) {

    CopySeries series() {
        return new CopySeries(sender, recipient);
    }

    /** Whose copies are numbered together. */
    record CopySeries(String sender, String recipient) {}
}
