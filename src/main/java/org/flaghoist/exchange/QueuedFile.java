package org.flaghoist.exchange;

import org.flaghoist.sftp.ReadyFile;

/**
 * A file whose pieces, or whose fault, are on the partner's inbound queue.
 *
 * @param folder in {@code outbox/} that it is to be moved to
 */
public record QueuedFile(String partner, ReadyFile ready, String folder) {}
