package org.flaghoist.route;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.ChannelSftp.LsEntry;
import com.jcraft.jsch.ChannelSftp.LsEntrySelector;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.flaghoist.partner.Sftp;

/**
 * A partner's {@code outbox/}. Not Camel's consumer: that tries a login several times in a row, hangs with a server that
 * hangs, and cannot be closed meanwhile. Used by one thread at a time.
 */
final class SftpOutbox {

    /** Files remembered from one look to the next, and then taken: a directory of millions must not fill the memory. */
    private static final int MOST = 1_000;

    private final Sftp site;
    private final SftpConnection connection;
    private final RemoteNames names;
    private Set<RemoteFile> seen = Set.of();

    SftpOutbox(Sftp site, SftpConnection connection) {
        this.site = site;
        this.connection = connection;
        this.names = new RemoteNames(site.filePattern());
    }

    /**
     * What one look has found, in order.
     *
     * @param listed the files that lie there, the oldest first
     * @param ready those of them to be taken now: they are as they were at the last look. Another is still being written
     * @param all false where more lie there than are listed
     */
    record Look(List<RemoteFile> listed, List<RemoteFile> ready, boolean all) {}

    Look look() throws IOException {
        Set<RemoteFile> before = seen;
        NavigableSet<RemoteFile> now = connection.use("listing " + site.outbox(), this::list);
        boolean all = now.size() <= MOST;
        if (!all) {
            now.pollLast();
        }
        seen = now;
        List<RemoteFile> ready = now.stream().filter(before::contains).toList();
        if (ready.isEmpty()) {
            connection.succeeded();
        }
        return new Look(List.copyOf(now), ready, all);
    }

    /** One more than the most, where there are so many. */
    private NavigableSet<RemoteFile> list(ChannelSftp sftp) throws SftpException {
        NavigableSet<RemoteFile> oldest = new TreeSet<>(RemoteFile.ORDER);
        sftp.ls(site.outbox(), entry -> {
            if (isOurs(entry)) {
                oldest.add(new RemoteFile(
                        entry.getFilename(),
                        entry.getAttrs().getSize(),
                        Integer.toUnsignedLong(entry.getAttrs().getMTime()) * 1_000));
            }
            if (oldest.size() > MOST + 1) {
                oldest.pollLast();
            }
            return LsEntrySelector.CONTINUE;
        });
        return oldest;
    }

    // What is no plain file, a link for one, is left alone.
    private boolean isOurs(LsEntry entry) {
        return entry.getAttrs().isReg() && names.accepts(entry.getFilename());
    }

    /** The file's first bytes, all where it is no longer; as long as the lease is held. */
    byte[] fetch(RemoteFile file, int most, Lease lease) throws IOException {
        return connection.use("fetching " + file.name(), sftp -> {
            try (InputStream stream = new LeasedStream(sftp.get(path(file.name())), lease)) {
                return stream.readNBytes(most);
            }
        });
    }

    /** Moves a file that is dealt with into a folder of the outbox. An older one of the same name there is replaced. */
    void move(RemoteFile file, String folder) throws IOException {
        connection.use("moving " + file.name() + " to " + folder, sftp -> {
            String target = path(folder) + "/" + quoted(file.name());
            make(sftp, path(folder));
            remove(sftp, target);
            sftp.rename(path(file.name()), target);
            return file;
        });
        connection.succeeded();
    }

    private static void make(ChannelSftp sftp, String folder) throws SftpException {
        if (!isThere(sftp, folder)) {
            sftp.mkdir(folder);
        }
    }

    private static void remove(ChannelSftp sftp, String path) throws SftpException {
        if (isThere(sftp, path)) {
            sftp.rm(path);
        }
    }

    private static boolean isThere(ChannelSftp sftp, String path) throws SftpException {
        try {
            sftp.lstat(path);
            return true;
        } catch (SftpException e) {
            if (e.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                return false;
            }
            throw e;
        }
    }

    private String path(String name) {
        return site.outbox() + "/" + quoted(name);
    }

    // JSch takes paths for patterns.
    private static String quoted(String name) {
        return name.replaceAll("[\\\\*?]", "\\\\$0");
    }
}
