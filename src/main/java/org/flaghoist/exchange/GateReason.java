package org.flaghoist.exchange;

import java.util.EnumSet;
import java.util.Set;

/** Why something of a partner waits. A gate is shut while there is one reason that concerns it. */
enum GateReason {
    /** An operator says so. */
    PAUSED,
    /** An operator says so: it sends, and nothing goes to it. */
    TESTING,
    /** A maintenance window is open. */
    MAINTENANCE,
    /** What would be sent on could not be kept. */
    DISK_FULL,
    /** What it sent, or does not take, fills its quota. One that comes to the broker is refused there. */
    QUOTA_FULL;

    /** What shuts a partner's inbound queue. */
    static final Set<GateReason> IN = EnumSet.of(PAUSED, DISK_FULL);

    /** What ends the collection of its files. */
    static final Set<GateReason> COLLECTION = EnumSet.of(PAUSED, DISK_FULL, MAINTENANCE, QUOTA_FULL);

    /** What shuts its outbound queue where the partner takes from it: that frees the disk. */
    static final Set<GateReason> OUT = EnumSet.of(PAUSED, TESTING, MAINTENANCE);

    /** What shuts it where the hub brings files: that sends a receipt, too. */
    static final Set<GateReason> DELIVERY = EnumSet.of(PAUSED, TESTING, MAINTENANCE, DISK_FULL);
}
