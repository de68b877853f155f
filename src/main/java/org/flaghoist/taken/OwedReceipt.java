package org.flaghoist.taken;

import java.time.Instant;

/**
 * That a copy was taken, as its sender is still to be told.
 *
 * @param entry of the message that it is a copy of, with its sender, message key, reference and revision
 * @param at when it was taken
 */
public record OwedReceipt(
        long entry, String sender, String messageKey, String reference, int revision, String recipient, Instant at) {}
