package org.flaghoist.codes;

import java.time.Instant;

/**
 * A word that all hubs know by now.
 *
 * @param again how many messages that waited for it are, or will be, done again
 */
public record KnownWord(ProposedWord proposed, int again, Instant since) {}
