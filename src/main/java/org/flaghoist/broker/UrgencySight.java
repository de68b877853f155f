package org.flaghoist.broker;

import org.flaghoist.notification.Urgency;

/** How urgent a partner's message looks before it is read. */
@FunctionalInterface
public interface UrgencySight {

    /** @param message its bytes, or the first of them */
    Urgency of(String partner, byte[] message);
}
