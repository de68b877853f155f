package org.flaghoist.search;

import java.time.Instant;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.EventKind;
import org.jspecify.annotations.Nullable;

/**
 * Which notifications are looked for; null asks for nothing.
 *
 * @param reference the sender's reference of the notification, or its beginning
 * @param state of the message as it came in ({@link EventKind#RECEIVED}, ACCEPTED, REJECTED, DUPLICATE), or a
 *     {@link DeliveryState} that it has with the recipient, with any where none is asked for
 * @param since when it came in, {@code until} not itself included
 * @param text in a fault, or in a reason that a person gave; in any letters, large or small
 * @param before only entries before this one
 */
public record NotificationFilter(
        @Nullable String reference,
        @Nullable String sender,
        @Nullable String recipient,
        @Nullable String type,
        @Nullable String state,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String text,
        @Nullable Long before) {

    public static final NotificationFilter ALL =
            new NotificationFilter(null, null, null, null, null, null, null, null, null);
}
