package org.flaghoist.sftp;

import java.util.function.Supplier;
import org.flaghoist.cluster.Lease;
import org.jspecify.annotations.Nullable;

/** What the hub knows of its uploads to a partner's {@code inbox/}. For one thread at a time. */
public final class RemoteInbox {

    private final SftpConnection connection;
    private final InFlightDeliveries tries;
    private final Supplier<Lease> leases;

    /** What was tried last, where it is known that it did not get its name. */
    private @Nullable String unfinished;

    private boolean first;
    private Lease lease = Lease.UNSHARED;

    /** @param leases of this hub: after the broker took it for dead, another delivers the same */
    RemoteInbox(SftpConnection connection, InFlightDeliveries tries, Supplier<Lease> leases) {
        this.connection = connection;
        this.tries = tries;
        this.leases = leases;
    }

    /**
     * Whether it may have been tried before, though the broker counts no delivery of it: a broker that is killed may
     * lose the count.
     *
     * @param from the connection with the broker that it came by
     */
    public boolean isDoubtful(String name, long from) {
        return tries.isFirst(from) || tries.isLeft(name, from);
    }

    /**
     * A file is uploaded next.
     *
     * @param tried whether it was tried before, by whatever process
     * @param from the connection with the broker that it came by
     */
    public void expect(String name, boolean tried, long from) {
        first = !tried || name.equals(unfinished);
        unfinished = first ? name : null;
        tries.begin(name, from);
        lease = leases.get();
    }

    /**
     * It is written next, under a name that is the same for all hubs: begun now, it would empty what another is about
     * to rename.
     *
     * @throws org.flaghoist.cluster.LeaseLost when another hub may be delivering it by now
     */
    void begins() {
        lease.check();
    }

    /**
     * It gets its name next.
     *
     * @throws org.flaghoist.cluster.LeaseLost when another hub may be delivering it by now
     */
    void renames() {
        lease.check();
        unfinished = null;
    }

    /** @return what is known to have become of it */
    UploadResult ended(UploadResult put) {
        connection.succeeded();
        unfinished = null;
        UploadResult known = put == UploadResult.PUT && !first ? UploadResult.AGAIN : put;
        if (known == UploadResult.FOUND || known == UploadResult.AGAIN) {
            connection.found();
        }
        return known;
    }
}
