package org.flaghoist.exchange;

import java.nio.file.Path;
import org.flaghoist.cluster.Lease;
import org.flaghoist.notification.Rejection;
import org.flaghoist.sftp.ReadyFile;
import org.jspecify.annotations.Nullable;

/**
 * A file of a partner's, as it was fetched.
 *
 * @param content null where it was not fetched
 * @param fault why it was not
 * @param lease as long as it is held, this hub may go on with it
 */
public record FetchedFile(
        String partner,
        ReadyFile ready,
        @Nullable Path content,
        @Nullable Rejection fault,
        Lease lease) {

    public static FetchedFile of(String partner, ReadyFile ready, Path content, Lease lease) {
        return new FetchedFile(partner, ready, content, null, lease);
    }

    static FetchedFile unfetched(String partner, ReadyFile ready, Rejection fault, Lease lease) {
        return new FetchedFile(partner, ready, null, fault, lease);
    }
}
