package org.flaghoist.exchange;

import java.nio.file.Path;
import org.flaghoist.cluster.Lease;
import org.flaghoist.sftp.ReadyFile;
import org.jspecify.annotations.Nullable;

/**
 * A file of a partner's, as it was fetched.
 *
 * @param content null where it is too large and was not fetched
 * @param lease as long as it is held, this hub may go on with it
 */
public record FetchedFile(
        String partner, ReadyFile ready, @Nullable Path content, Lease lease) {}
