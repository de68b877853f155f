package org.flaghoist.ledger;

import java.util.Objects;
import org.flaghoist.notification.Urgency;

/** The copy of an earlier revision that somebody got, or gets; {@code urgency} is its lane. */
public record EarlierCopy(String recipient, int revision, DeliveryState state, Urgency urgency) {

    static EarlierCopy of(String recipient, EntryState revision, Delivery copy) {
        return new EarlierCopy(recipient, Objects.requireNonNull(revision.revision()), copy.state(), copy.urgency());
    }
}
