package org.flaghoist.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Supplier;
import org.flaghoist.cluster.Lease;
import org.flaghoist.cluster.LeaseLost;
import org.flaghoist.partner.Sftp;
import org.jspecify.annotations.Nullable;

/**
 * A partner's {@code inbox/}. Not Camel's producer: that has no check between upload and rename, and by default deletes
 * the old file before the new one has come.
 */
public final class RemoteInbox {

    private final Sftp site;
    private final SftpConnection connection;
    private final InFlightDeliveries tries;
    private final Supplier<Lease> leases;

    /** What was tried last, where it is known that it did not get its name. */
    private @Nullable String unfinished;

    private boolean renaming;

    /** @param leases of this hub: after the broker took it for dead, another delivers the same */
    RemoteInbox(Sftp site, SftpConnection connection, InFlightDeliveries tries, Supplier<Lease> leases) {
        this.site = site;
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
     * Puts a file there under its final name, or finds it there already. For one thread at a time.
     *
     * @param tried whether it was tried before, by whatever process
     * @param from the connection with the broker that it came by
     * @throws IOException when the server cannot be reached or does not do its part; try again later
     * @throws LeaseLost when another hub may be delivering it by now
     */
    public UploadResult put(String name, byte[] content, boolean tried, long from) throws IOException {
        boolean first = !tried || name.equals(unfinished);
        unfinished = null;
        renaming = false;
        tries.begin(name, from);
        Lease lease = leases.get();
        UploadResult put;
        try {
            put = connection.use("delivering " + name, sftp -> put(sftp, name, content, lease));
        } catch (IOException | LeaseLost e) {
            unfinished = first && !renaming ? name : null;
            throw e;
        }
        connection.succeeded();
        UploadResult known = put == UploadResult.PUT && !first ? UploadResult.AGAIN : put;
        if (known == UploadResult.FOUND || known == UploadResult.AGAIN) {
            connection.found();
        }
        return known;
    }

    private UploadResult put(ChannelSftp sftp, String name, byte[] content, Lease lease)
            throws SftpException, IOException {
        SftpATTRS there = RemoteOutbox.attributes(sftp, path(name));
        if (there != null) {
            boolean same = there.getSize() == content.length && equal(sftp, path(name), content);
            return same ? UploadResult.FOUND : UploadResult.OTHER;
        }
        upload(sftp, name, content, lease);
        return UploadResult.PUT;
    }

    private void upload(ChannelSftp sftp, String name, byte[] content, Lease lease) throws SftpException, IOException {
        String part = path("." + name + ".part");
        // The part has the same name for all hubs: begun now, it would empty what another is about to rename.
        lease.check();
        sftp.put(new ByteArrayInputStream(content), part, ChannelSftp.OVERWRITE);
        long size = sftp.lstat(part).getSize();
        if (size != content.length) {
            throw new IOException("only " + size + " of " + content.length + " bytes arrived");
        }
        lease.check();
        renaming = true;
        sftp.rename(part, path(name));
    }

    private String path(String name) {
        return site.inbox() + "/" + name;
    }

    private static boolean equal(ChannelSftp sftp, String path, byte[] content) throws SftpException, IOException {
        try (InputStream there = sftp.get(path)) {
            return Arrays.equals(there.readNBytes(content.length + 1), content);
        }
    }
}
