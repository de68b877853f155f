package org.flaghoist.again;

import org.jspecify.annotations.Nullable;

/**
 * A copy that a partner was given.
 *
 * @param messageKey of the message that it comes from
 * @param isAnswer whether it is of an answer, not of a notification
 * @param rule it was released by; null where none had a say
 * @param isCancelled whether a cancellation was accepted since
 * @param latest the last revision that the partner was given, or is being given
 * @param accepted the last revision of all
 * @param number among the copies of its sender for its recipient
 */
public record GivenCopy(
        long entry,
        String sender,
        String messageKey,
        String reference,
        int revision,
        boolean isAnswer,
        @Nullable String rule,
        boolean isCancelled,
        int latest,
        int accepted,
        @Nullable Long number) {

    GivenNotification notification() {
        return new GivenNotification(sender, reference);
    }

    /** All revisions of it. */
    record GivenNotification(String sender, String reference) {}
}
