package org.flaghoist.urgent;

import org.flaghoist.notification.Urgency;

/**
 * What the ledger has of a message.
 *
 * @param lane where it was handled: ROUTINE where on the inbound queue, else as its copy, of this urgency
 * @param committed whether the ledger has that the broker has committed what the copy came to
 */
public record UrgentEntry(long entry, Urgency lane, boolean committed) {

    public boolean byCopy() {
        return lane.isUrgent();
    }
}
