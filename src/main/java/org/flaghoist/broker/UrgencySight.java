package org.flaghoist.broker;

import java.util.Map;
import org.flaghoist.notification.Urgency;
import org.flaghoist.notification.UrgencyLook;

/** How urgent a partner's message looks before it is read. */
@FunctionalInterface
public interface UrgencySight {

    /** @param message its bytes, or the first of them */
    Urgency of(String partner, byte[] message);

    /** What looks urgent by what is known of each partner; nothing does of others. */
    static UrgencySight by(Map<String, UrgencyLook> looks) {
        return (partner, message) -> {
            UrgencyLook look = looks.get(partner);
            return look == null ? Urgency.ROUTINE : look.of(message);
        };
    }
}
