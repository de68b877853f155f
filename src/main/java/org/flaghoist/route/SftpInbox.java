package org.flaghoist.route;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.flaghoist.partner.Sftp;
import org.jspecify.annotations.Nullable;

/**
 * A partner's {@code inbox/}. Not Camel's producer: that has no check between upload and rename, and by default deletes
 * the old file before the new one has come.
 */
final class SftpInbox {

    private final Sftp site;
    private final SftpConnection connection;

    SftpInbox(Sftp site, SftpConnection connection) {
        this.site = site;
        this.connection = connection;
    }

    /**
     * Puts a file there under its final name, or finds it there already.
     *
     * @throws IOException when the server cannot be reached or does not do its part; try again later
     */
    Put put(String name, byte[] content) throws IOException {
        Put put = connection.use("delivering " + name, (sftp, watch) -> put(sftp, watch, name, content));
        connection.succeeded();
        if (put == Put.FOUND) {
            connection.found();
        }
        return put;
    }

    private Put put(ChannelSftp sftp, Deadlines.Watch watch, String name, byte[] content)
            throws SftpException, IOException {
        SftpATTRS there = find(sftp, path(name));
        if (there != null) {
            boolean same = there.getSize() == content.length && equal(sftp, watch, path(name), content);
            return same ? Put.FOUND : Put.OTHER;
        }
        upload(sftp, watch, name, content);
        return Put.PUT;
    }

    private void upload(ChannelSftp sftp, Deadlines.Watch watch, String name, byte[] content)
            throws SftpException, IOException {
        String part = path("." + name + ".part");
        sftp.put(watched(new ByteArrayInputStream(content), watch), part, ChannelSftp.OVERWRITE);
        watch.moved();
        long size = sftp.lstat(part).getSize();
        if (size != content.length) {
            throw new IOException("only " + size + " of " + content.length + " bytes arrived");
        }
        watch.moved();
        sftp.rename(part, path(name));
    }

    private String path(String name) {
        return site.inbox() + "/" + name;
    }

    private static @Nullable SftpATTRS find(ChannelSftp sftp, String path) throws SftpException {
        try {
            return sftp.lstat(path);
        } catch (SftpException e) {
            if (e.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                return null;
            }
            throw e;
        }
    }

    private static boolean equal(ChannelSftp sftp, Deadlines.Watch watch, String path, byte[] content)
            throws SftpException, IOException {
        try (InputStream there = watched(sftp.get(path), watch)) {
            return Arrays.equals(there.readNBytes(content.length + 1), content);
        }
    }

    /** Tells the watch of each read. */
    static InputStream watched(InputStream stream, Deadlines.Watch watch) {
        return new FilterInputStream(stream) {

            @Override
            public int read(byte[] buffer, int from, int most) throws IOException {
                watch.moved();
                return super.read(buffer, from, most);
            }
        };
    }
}
