package org.flaghoist.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flaghoist.cluster.Lease;
import org.flaghoist.partner.Sftp;

/**
 * What the hub knows and does of a partner's {@code outbox/} besides what Camel does. Used by one thread at a time.
 */
public final class RemoteOutbox {

    private static final int BUFFER = 32_768;

    /** So many files of one name and second are kept apart. */
    private static final int MOST_OF_A_NAME = 1_000;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Sftp site;
    private final SftpConnection connection;
    private volatile Set<RemoteFile> seen = Set.of();

    RemoteOutbox(Sftp site, SftpConnection connection) {
        this.site = site;
        this.connection = connection;
    }

    /**
     * What one look has found, in order.
     *
     * @param listed the files that lie there, the oldest first
     * @param ready those of them to be taken now: they are as they were at the last look. Another is still being
     *     written
     * @param all false where more lie there than are listed
     */
    public record OutboxLook(List<RemoteFile> listed, List<RemoteFile> ready, boolean all) {}

    /** @param listed the oldest of what lies there now, in order */
    OutboxLook look(List<RemoteFile> listed) {
        Set<RemoteFile> before = seen;
        boolean all = listed.size() <= OldestFiles.MOST;
        List<RemoteFile> now = all ? listed : listed.subList(0, OldestFiles.MOST);
        seen = Set.copyOf(now);
        List<RemoteFile> ready = now.stream().filter(before::contains).toList();
        if (ready.isEmpty()) {
            connection.succeeded();
        }
        return new OutboxLook(now, ready, all);
    }

    /** Whether the last look showed nothing that is to be taken, now or later. */
    public boolean isQuiet() {
        return seen.isEmpty();
    }

    /**
     * Fetches a file, and no more than one byte more than it had, as long as the lease is held.
     *
     * @return how the server lists it afterwards; empty where it is gone
     */
    public Optional<RemoteFile> fetch(RemoteFile file, Path into, Lease lease) throws IOException {
        return connection.use("fetching " + file.name(), sftp -> {
            try (InputStream stream = sftp.get(path(file.name()));
                    OutputStream copy = Files.newOutputStream(into)) {
                copy(stream, copy, file.size() + 1, lease);
            }
            return now(sftp, file);
        });
    }

    // A large file from a slow server takes minutes.
    private static void copy(InputStream from, OutputStream to, long most, Lease lease) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = most;
        while (left > 0) {
            lease.check();
            int read = from.read(buffer, 0, (int) Math.min(BUFFER, left));
            if (read < 0) {
                return;
            }
            to.write(buffer, 0, read);
            left -= read;
        }
    }

    /**
     * Moves a file that is dealt with into a folder of the outbox; where an older one has its name there, under a name
     * of its own. One that was replaced since stays where it is.
     *
     * @return whether it was the file and is moved
     */
    public boolean move(RemoteFile file, String folder) throws IOException {
        boolean moved = connection.use("moving " + file.name() + " to " + folder, sftp -> {
            make(sftp, path(folder));
            String target = free(sftp, path(folder) + "/" + quoted(file.name()), file);
            // Last of all: what the partner puts in its place between this and the rename is moved unread.
            boolean same = now(sftp, file).filter(file::equals).isPresent();
            if (same) {
                sftp.rename(path(file.name()), target);
            }
            return same;
        });
        connection.succeeded();
        return moved;
    }

    private Optional<RemoteFile> now(ChannelSftp sftp, RemoteFile file) throws SftpException {
        SftpATTRS attributes = SftpLink.attributes(sftp, path(file.name()));
        return attributes == null ? Optional.empty() : Optional.of(RemoteFile.of(file.name(), attributes));
    }

    private static String free(ChannelSftp sftp, String path, RemoteFile file) throws SftpException, IOException {
        String dated = path + "." + TIME.format(Instant.ofEpochMilli(file.modified()));
        String free = path;
        for (int number = 1; SftpLink.attributes(sftp, free) != null; number++) {
            if (number > MOST_OF_A_NAME) {
                throw new IOException(path + ": the server says that every name for it is taken; tidy the folder up");
            }
            free = number == 1 ? dated : dated + "-" + number;
        }
        return free;
    }

    private static void make(ChannelSftp sftp, String folder) throws SftpException, IOException {
        SftpATTRS there = SftpLink.attributes(sftp, folder);
        if (there == null) {
            sftp.mkdir(folder);
        } else if (!there.isDir() && !there.isLink()) {
            throw new IOException(folder + " is no folder");
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
