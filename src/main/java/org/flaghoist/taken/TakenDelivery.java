package org.flaghoist.taken;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A copy that its recipient has taken.
 *
 * @param entry of the message that it is a copy of
 * @param messageKey of that message, as the copy said; null where it is known to be the entry's
 * @param at when it was taken, as far as the hub knows
 */
public record TakenDelivery(long entry, @Nullable String messageKey, String recipient, Instant at) {}
