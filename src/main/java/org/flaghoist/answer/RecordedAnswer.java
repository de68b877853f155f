package org.flaghoist.answer;

import java.time.Instant;

/**
 * An answer to a notification, as it is recorded.
 *
 * @param entry its own
 * @param partner who sent it
 * @param reference its own, by its sender
 * @param kind READ, ACTED_ON or DISPUTED
 * @param at when it came in
 */
public record RecordedAnswer(long entry, String partner, String reference, String kind, Instant at) {}
