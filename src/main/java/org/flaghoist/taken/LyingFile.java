package org.flaghoist.taken;

import java.time.Instant;

/**
 * A copy in the inbox of a partner's server, as far as the ledger knows.
 *
 * @param entry of the message that it is a copy of
 * @param delivered when it had got its name
 */
public record LyingFile(String partner, long entry, String name, Instant delivered) {}
