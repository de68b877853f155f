package org.flaghoist.route;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.flaghoist.partner.Sftp;
import org.jspecify.annotations.Nullable;

/**
 * A partner's {@code inbox/}. Not Camel's producer: that has no check between upload and rename, and by default deletes
 * the old file before the new one has come. Used by one thread at a time; the connection is kept until it fails.
 */
final class SftpInbox implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;

    private final Sftp site;
    private @Nullable Session session;
    private @Nullable ChannelSftp channel;

    SftpInbox(Sftp site) {
        this.site = site;
    }

    /**
     * Puts a file there under its final name, or finds it there already.
     *
     * @return how it came to be there, or that another file has the name and was left as it is
     * @throws IOException when the server cannot be reached or does not do its part; try again later
     */
    synchronized Put put(String name, byte[] content) throws IOException {
        try {
            ChannelSftp sftp = connected();
            SftpATTRS there = find(sftp, path(name));
            if (there != null) {
                boolean same = there.getSize() == content.length && equal(sftp, path(name), content);
                return same ? Put.FOUND : Put.TAKEN;
            }
            upload(sftp, name, content);
            return Put.UPLOADED;
        } catch (JSchException | SftpException e) {
            close();
            throw new IOException(where() + ": " + name + " not delivered: " + e.getMessage(), e);
        }
    }

    private void upload(ChannelSftp sftp, String name, byte[] content) throws SftpException, IOException {
        String part = path("." + name + ".part");
        sftp.put(new ByteArrayInputStream(content), part, ChannelSftp.OVERWRITE);
        long size = sftp.lstat(part).getSize();
        if (size != content.length) {
            throw new IOException(
                    where() + ": of " + name + " only " + size + " of " + content.length + " bytes arrived");
        }
        sftp.rename(part, path(name));
    }

    private String path(String name) {
        return site.inbox() + "/" + name;
    }

    private String where() {
        return site.host() + ":" + site.port();
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

    private static boolean equal(ChannelSftp sftp, String path, byte[] content) throws SftpException, IOException {
        try (InputStream there = sftp.get(path)) {
            return Arrays.equals(there.readNBytes(content.length + 1), content);
        }
    }

    private ChannelSftp connected() throws JSchException {
        if (channel != null && channel.isConnected()) {
            return channel;
        }
        close();
        session = login();
        channel = (ChannelSftp) session.openChannel("sftp");
        channel.connect(TIMEOUT_MILLIS);
        return channel;
    }

    private Session login() throws JSchException {
        JSch jsch = new JSch();
        jsch.setKnownHosts(new ByteArrayInputStream((site.knownHostsLine() + "\n").getBytes(StandardCharsets.UTF_8)));
        if (site.key() != null) {
            jsch.addIdentity(site.user(), site.key().reveal().getBytes(StandardCharsets.UTF_8), null, null);
        }
        Session fresh = jsch.getSession(site.user(), site.host(), site.port());
        fresh.setConfig("StrictHostKeyChecking", "yes");
        fresh.setConfig("PreferredAuthentications", "publickey,password");
        if (site.password() != null) {
            fresh.setPassword(site.password().reveal());
        }
        fresh.setTimeout(TIMEOUT_MILLIS);
        fresh.connect(TIMEOUT_MILLIS);
        return fresh;
    }

    @Override
    public synchronized void close() {
        if (channel != null) {
            channel.disconnect();
            channel = null;
        }
        if (session != null) {
            session.disconnect();
            session = null;
        }
    }
}
